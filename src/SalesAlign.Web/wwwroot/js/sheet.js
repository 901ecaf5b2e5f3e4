// A table that is worked in like a spreadsheet: arrows, Enter, Tab, typing, Ctrl+Z, Y, C and V. The numbers live on the server; this only moves, marks and asks.
const controllers = new WeakMap();

export function attach(scroll, component) {
  detach(scroll);
  const control = new AbortController();
  const table = scroll.querySelector('table');
  const body = table.tBodies[0];
  const editor = scroll.querySelector('.sheet-editor');
  const state = { row: -1, column: 0, fromRow: -1, fromColumn: 0, editing: false, released: false, dragging: false };
  let telling;
  const on = (target, name, handler) => target.addEventListener(name, handler, { signal: control.signal });
  const cellAt = (row, column) => document.getElementById(`${table.id}-${row}-${column}`);
  const placeOf = cell => cell.id.slice(table.id.length + 1).split('-').map(Number);
  const rowCount = () => Number(table.getAttribute('aria-rowcount')) - 1;
  const columnCount = () => Number(table.getAttribute('aria-colcount'));
  const rowHeight = () => body.querySelector('tr[aria-rowindex]')?.offsetHeight || 46;
  const range = () => ({
    top: Math.min(state.row, state.fromRow), bottom: Math.max(state.row, state.fromRow),
    left: Math.min(state.column, state.fromColumn), right: Math.max(state.column, state.fromColumn),
  });

  function mark() {
    for (const cell of body.querySelectorAll('[data-active], [data-range]')) { delete cell.dataset.active; delete cell.dataset.range; }
    if (state.row < 0) return;
    const { top, bottom, left, right } = range();
    if (top !== bottom || left !== right) {
      for (const line of body.querySelectorAll('tr[aria-rowindex]')) {
        const row = Number(line.getAttribute('aria-rowindex')) - 2;
        if (row < top || row > bottom) continue;
        for (let column = left; column <= right; column++) { const cell = cellAt(row, column); if (cell) cell.dataset.range = ''; }
      }
    }
    const active = cellAt(state.row, state.column);
    if (active) { active.dataset.active = ''; table.setAttribute('aria-activedescendant', active.id); }
  }

  function reveal(cell) {
    const box = scroll.getBoundingClientRect();
    const rect = cell.getBoundingClientRect();
    const head = table.tHead.offsetHeight;
    const foot = table.tFoot?.offsetHeight ?? 0;
    const name = cellAt(state.row, 0)?.offsetWidth ?? 0;
    if (rect.top < box.top + head) scroll.scrollTop -= box.top + head - rect.top;
    else if (rect.bottom > box.bottom - foot) scroll.scrollTop += rect.bottom - box.bottom + foot;
    if (state.column === 0) return;
    if (rect.left < box.left + name) scroll.scrollLeft -= box.left + name - rect.left;
    else if (rect.right > box.right) scroll.scrollLeft += rect.right - box.right;
  }

  function go(row, column, extend) {
    state.row = Math.max(0, Math.min(rowCount() - 1, row));
    state.column = Math.max(0, Math.min(columnCount() - 1, column));
    if (!extend) { state.fromRow = state.row; state.fromColumn = state.column; }
    const cell = cellAt(state.row, state.column);
    if (cell) reveal(cell);
    // A row far away is drawn only once it is scrolled to.
    else scroll.scrollTop = state.row * rowHeight();
    mark();
    clearTimeout(telling);
    telling = setTimeout(() => component.invokeMethodAsync('Select', state.row, state.column), 110);
  }

  function edit(text) {
    const cell = cellAt(state.row, state.column);
    if (!cell || cell.dataset.edit === undefined) return;
    state.editing = true;
    editor.hidden = false;
    editor.style.left = `${cell.offsetLeft}px`;
    editor.style.top = `${cell.offsetTop}px`;
    editor.style.width = `${Math.max(cell.offsetWidth, 96)}px`;
    editor.style.height = `${cell.offsetHeight}px`;
    editor.value = text ?? cell.dataset.raw ?? '';
    editor.focus({ preventScroll: true });
    if (text === undefined) editor.select();
  }

  function finish(keep) {
    if (!state.editing) return;
    state.editing = false;
    const text = editor.value.trim();
    const before = cellAt(state.row, state.column)?.dataset.raw ?? '';
    editor.hidden = true;
    if (keep && text !== before) component.invokeMethodAsync('EditAsync', state.row, state.column, text);
  }

  on(table, 'focus', () => { state.released = false; if (state.row < 0) go(0, Math.min(1, columnCount() - 1)); });
  on(table, 'keydown', event => {
    if (event.target !== table) return;
    const jump = event.ctrlKey || event.metaKey;
    const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    if (event.key in moves && !event.altKey) {
      const [down, right] = moves[event.key];
      const far = jump ? 1e6 : 1;
      go(state.row + down * far, state.column + right * far, event.shiftKey);
    } else if (event.key === 'PageDown' || event.key === 'PageUp') {
      const page = Math.max(1, Math.floor(scroll.clientHeight / rowHeight()) - 3);
      go(state.row + (event.key === 'PageDown' ? page : -page), state.column, event.shiftKey);
    } else if (event.key === 'Home') go(jump ? 0 : state.row, 0, event.shiftKey);
    else if (event.key === 'End') go(jump ? 1e6 : state.row, 1e6, event.shiftKey);
    else if (event.key === 'Tab') {
      const next = state.column + (event.shiftKey ? -1 : 1);
      const inside = next >= 0 && next < columnCount();
      const line = state.row + (event.shiftKey ? -1 : 1);
      // Escape lets go of the Tab key, and so do the first and the last cell, so that nobody is caught in the grid.
      if (state.released || (!inside && (line < 0 || line >= rowCount()))) return;
      if (inside) go(state.row, next); else go(line, event.shiftKey ? 1e6 : 0);
    } else if (event.key === 'Escape') { state.released = true; go(state.row, state.column); }
    else if (event.key === 'Enter' || event.key === 'F2') { if (state.column === 0) component.invokeMethodAsync('ToggleRow', state.row); else edit(); }
    else if (event.key === ' ' && state.column === 0) component.invokeMethodAsync('ToggleRow', state.row);
    else if (event.key === 'Delete' || event.key === 'Backspace') { const { top, left, bottom, right } = range(); component.invokeMethodAsync('ClearAsync', top, left, bottom, right); }
    else if (jump && event.key.toLowerCase() === 'z' && !event.shiftKey) component.invokeMethodAsync('UndoAsync');
    else if (jump && (event.key.toLowerCase() === 'y' || event.key.toLowerCase() === 'z')) component.invokeMethodAsync('RedoAsync');
    else if (jump && event.key.toLowerCase() === 'a') { state.fromRow = 0; state.fromColumn = 0; state.row = rowCount() - 1; state.column = columnCount() - 1; mark(); }
    else if (!jump && !event.altKey && event.key.length === 1 && /[\d+\-.,%]/.test(event.key)) edit(event.key);
    else return;
    event.preventDefault();
  });

  on(editor, 'keydown', event => {
    if (event.key === 'Escape') { finish(false); table.focus({ preventScroll: true }); }
    else if (event.key === 'Enter') { finish(true); table.focus({ preventScroll: true }); go(state.row + (event.shiftKey ? -1 : 1), state.column); }
    else if (event.key === 'Tab') { finish(true); table.focus({ preventScroll: true }); go(state.row, state.column + (event.shiftKey ? -1 : 1)); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  on(editor, 'blur', () => finish(true));

  on(table, 'pointerdown', event => {
    const cell = event.target.closest('[id^="' + table.id + '-"]');
    if (!cell || event.target.closest('button') || event.button !== 0) return;
    const [row, column] = placeOf(cell);
    const again = event.pointerType !== 'mouse' && row === state.row && column === state.column;
    finish(true);
    table.focus({ preventScroll: true });
    go(row, column, event.shiftKey);
    state.dragging = event.pointerType === 'mouse';
    // A second tap edits, where there is no double click.
    if (again) { event.preventDefault(); edit(); } else if (event.pointerType === 'mouse') event.preventDefault();
  });
  on(table, 'pointerover', event => {
    const cell = state.dragging && event.buttons === 1 ? event.target.closest('[id^="' + table.id + '-"]') : null;
    if (!cell) { if (event.buttons !== 1) state.dragging = false; return; }
    const [row, column] = placeOf(cell);
    if (row !== state.row || column !== state.column) { state.row = row; state.column = column; mark(); }
  });
  on(table, 'dblclick', event => { if (!event.target.closest('button')) edit(); });

  on(table, 'copy', event => {
    if (state.row < 0) return;
    event.preventDefault();
    const { top, left, bottom, right } = range();
    // What is drawn can be handed over at once; the rest is asked for.
    component.invokeMethodAsync('Copy', top, left, bottom, right).then(text => {
      if (navigator.clipboard?.writeText) return navigator.clipboard.writeText(text);
      const area = document.createElement('textarea');
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
      table.focus({ preventScroll: true });
      return undefined;
    });
  });
  on(table, 'paste', event => {
    const text = event.clipboardData?.getData('text/plain');
    if (!text || state.row < 0) return;
    event.preventDefault();
    const { top, left } = range();
    component.invokeMethodAsync('PasteAsync', top, left, text);
  });

  const watch = new MutationObserver(mark);
  watch.observe(body, { childList: true });
  control.signal.addEventListener('abort', () => watch.disconnect());
  controllers.set(scroll, control);
}

export function detach(scroll) {
  controllers.get(scroll)?.abort();
  controllers.delete(scroll);
}
