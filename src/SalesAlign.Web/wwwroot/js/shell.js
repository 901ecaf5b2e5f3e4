// Behaviour of the frame that needs no circuit: theme, menus, "/" for search, keys within trees.
const root = document.documentElement;

function chooseTheme(theme) {
  root.dataset.theme = theme;
  document.cookie = `theme=${theme};path=/;max-age=31536000;samesite=lax`;
  markTheme();
}

function markTheme() {
  for (const button of document.querySelectorAll("[data-theme-choice]"))
    button.setAttribute("aria-pressed", String(button.dataset.themeChoice === root.dataset.theme));
}

function closeMenus(except) {
  for (const menu of document.querySelectorAll("details[data-menu][open]"))
    if (menu !== except && !menu.contains(except)) menu.open = false;
}

function isTyping(element) {
  return element instanceof HTMLElement && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));
}

// In a row of tabs that is wider than the window, the one that is open is in sight.
const shownTabs = new WeakMap();
new MutationObserver(() => {
  for (const tab of document.querySelectorAll(".tabs > [aria-current=page]")) {
    const row = tab.parentElement;
    if (shownTabs.get(row) === tab) continue;
    shownTabs.set(row, tab);
    const [outer, inner] = [row.getBoundingClientRect(), tab.getBoundingClientRect()];
    row.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
  }
}).observe(root, { subtree: true, childList: true, attributeFilter: ["aria-current"] });

document.addEventListener("click", event => {
  const choice = event.target.closest("[data-theme-choice]");
  if (choice) chooseTheme(choice.dataset.themeChoice);
  if (event.target.closest("[data-open-search]")) openSearch();
  else if (!event.target.closest(".search") || event.target.closest("a[href]")) delete root.dataset.search;
  if (event.target.closest("[data-toggle-nav]")) toggleNavigation();
  else if (event.target.closest(".sidebar a[href]")) closeNavigation();
  if (event.target.closest("[data-reload]")) location.reload();
  if (event.target.closest("[data-reconnect]")) retry();
  if (event.target.closest(".skip-link")) {
    event.preventDefault();
    event.stopPropagation();
    document.getElementById("content")?.focus();
  }
  const menu = event.target.closest("details[data-menu]");
  closeMenus(menu);
  if (menu && event.target.closest("a[href]")) menu.open = false;
}, true);

function openSearch() {
  root.dataset.search = "open";
  const search = document.getElementById("search");
  search?.focus();
  search?.select();
}

function toggleNavigation() {
  if (root.dataset.nav === "open") closeNavigation();
  else {
    root.dataset.nav = "open";
    document.querySelector(".sidebar .nav-link")?.focus();
  }
}

function closeNavigation() {
  delete root.dataset.nav;
}

async function retry() {
  if (!(await Blazor.reconnect())) location.reload();
}

document.addEventListener("toggle", event => {
  const menu = event.target;
  if (!(menu instanceof HTMLDetailsElement) || !menu.matches("[data-menu]") || !menu.open) return;
  closeMenus(menu);
  markTheme();
  menu.querySelector("input[type=search]")?.focus();
}, true);

document.addEventListener("keydown", event => {
  if (event.key === "Escape") {
    const open = [...document.querySelectorAll("details[data-menu][open]")].pop();
    if (open) {
      open.open = false;
      open.querySelector("summary")?.focus();
    } else if (root.dataset.nav === "open") closeNavigation();
    else if (document.activeElement?.closest(".search")) {
      document.activeElement.blur();
      delete root.dataset.search;
    }
    return;
  }
  if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(document.activeElement)) {
    if (!document.getElementById("search")) return;
    event.preventDefault();
    openSearch();
    return;
  }
  const list = event.target instanceof Element ? event.target.closest(".search, .menu") : null;
  if (list && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    const stops = [...list.querySelectorAll("input[type=search], a[href], button, summary")].filter(stop => stop.offsetParent !== null);
    const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) {
      event.preventDefault();
      next.focus();
    }
    return;
  }
  const item = event.target instanceof Element ? event.target.closest("[role=treeitem]") : null;
  if (item && event.target === item) moveInTree(event, item);
});

// The tree keeps one tab stop; arrows move the focus, right and left open and close, as the ARIA pattern for trees says.
function moveInTree(event, item) {
  const items = [...item.closest("[role=tree]").querySelectorAll("[role=treeitem]")];
  const index = items.indexOf(item);
  const level = Number(item.getAttribute("aria-level"));
  const expanded = item.getAttribute("aria-expanded");
  const focus = target => {
    if (!target) return;
    for (const other of items) other.tabIndex = other === target ? 0 : -1;
    target.focus();
  };
  const toggle = () => item.querySelector("[data-tree-toggle]")?.click();
  switch (event.key) {
    case "ArrowDown": focus(items[index + 1]); break;
    case "ArrowUp": focus(items[index - 1]); break;
    case "Home": focus(items[0]); break;
    case "End": focus(items[items.length - 1]); break;
    case "ArrowRight":
      if (expanded === "false") toggle();
      else if (expanded === "true") focus(items[index + 1]);
      break;
    case "ArrowLeft":
      if (expanded === "true") toggle();
      else focus(items.slice(0, index).reverse().find(other => Number(other.getAttribute("aria-level")) === level - 1));
      break;
    case "Enter": (item.querySelector("a[href]") ?? item.querySelector("[data-tree-toggle]"))?.click(); break;
    default: return;
  }
  event.preventDefault();
}

// The switch may be drawn after this script has run; its state must be right by the time it is reached.
document.addEventListener("focusin", markTheme);
document.addEventListener("pointerover", event => { if (event.target.closest?.("[data-theme-choice]")) markTheme(); });
markTheme();
