// Keeps what was typed into a form on the device until it was sent, so that a lost connection costs nothing.
const controllers = new WeakMap();

// Puts a kept draft back into the form and keeps it up to date from now on. Returns the id under which the draft is to be sent.
export function attach(form, key) {
  detach(form);
  const kept = read(key);
  const draft = { id: kept?.id ?? crypto.randomUUID?.() ?? fallbackId(), fields: kept?.fields ?? {} };
  for (const field of form.elements) {
    const value = draft.fields[field.name];
    if (!field.name || value === undefined) continue;
    if (field.type === 'radio') {
      if (field.value !== value || field.checked) continue;
      field.checked = true;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    } else if (field.value !== value) {
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
  const controller = new AbortController();
  controllers.set(form, controller);
  const keep = event => {
    const field = event.target;
    if (!field.name) return;
    draft.fields[field.name] = field.value;
    try { localStorage.setItem(key, JSON.stringify(draft)); } catch { /* a full or forbidden store must not stop the typing */ }
  };
  form.addEventListener('input', keep, { signal: controller.signal });
  form.addEventListener('change', keep, { signal: controller.signal });
  return draft.id;
}

export function detach(form) {
  controllers.get(form)?.abort();
  controllers.delete(form);
}

export function clear(key) {
  try { localStorage.removeItem(key); } catch { /* nothing was kept then */ }
}

function read(key) {
  try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
}

// crypto.randomUUID is only there on secure origins.
function fallbackId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
