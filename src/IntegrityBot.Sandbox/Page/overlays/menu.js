import { h } from '../parts/dom.js';
import { icon } from '../parts/icons.js';

let closeOpen = null;

/**
 * A menu at an element or at a pointer event. An item is `{label, icon, run, danger, checked, testid}`, `{heading}` or `'line'`.
 * Arrow keys, Home, End and letters move; Escape closes and gives the focus back.
 */
export function openMenu(at, items, { label } = {}) {
  closeOpen?.();
  const before = document.activeElement;
  const anchor = at instanceof Element ? at : null;
  const menu = h('div', { class: 'menu', role: 'menu', tabindex: '-1', ...(label && { 'aria-label': label }) }, items.filter(Boolean).map((item) => entry(item, close)));
  document.body.append(menu);
  place(menu, anchor ? anchor.getBoundingClientRect() : { left: at.clientX, right: at.clientX, top: at.clientY, bottom: at.clientY });
  anchor?.setAttribute('aria-expanded', 'true');

  function close(giveBack = true) {
    if (closeOpen !== close) return;
    closeOpen = null;
    menu.remove();
    anchor?.setAttribute('aria-expanded', 'false');
    removeEventListener('pointerdown', outside, true);
    removeEventListener('resize', closeQuietly);
    if (giveBack && before?.isConnected) before.focus({ preventScroll: true });
  }
  const closeQuietly = () => close(false);
  const outside = (event) => {
    if (menu.contains(event.target) || anchor?.contains(event.target)) return;
    close(false);
  };

  menu.addEventListener('keydown', (event) => {
    const entries = [...menu.querySelectorAll('button')];
    const index = entries.indexOf(document.activeElement);
    const target = {
      ArrowDown: () => entries[(index + 1) % entries.length],
      ArrowUp: () => entries[(index - 1 + entries.length) % entries.length],
      Home: () => entries[0],
      End: () => entries.at(-1),
    }[event.key]?.() ?? (event.key.length === 1 && event.key !== ' ' && entries.find((each, n) => n > index && each.textContent.toLowerCase().startsWith(event.key.toLowerCase())));
    if (target) {
      event.preventDefault();
      target.focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  closeOpen = close;
  addEventListener('pointerdown', outside, true);
  addEventListener('resize', closeQuietly);
  menu.querySelector('button')?.focus({ preventScroll: true });
}

/** A button that opens its menu, and closes it when pressed again. */
export function toggleMenu(anchor, items, options) {
  if (anchor.getAttribute('aria-expanded') === 'true') closeOpen?.();
  else openMenu(anchor, items(), options);
}

function entry(item, close) {
  if (item === 'line') return h('hr');
  if (item.heading) return h('div', { class: 'menu-heading', text: item.heading });
  const radio = item.checked !== undefined;
  return h('button', {
    type: 'button', class: item.danger ? 'danger' : '', testid: item.testid,
    role: radio ? 'menuitemradio' : 'menuitem', ...(radio && { 'aria-checked': String(item.checked) }),
    on: {
      click() {
        close();
        item.run();
      },
    },
  }, icon(radio ? (item.checked ? 'check' : 'blank') : item.icon, 20), h('span', { text: item.label }));
}

function place(menu, { left, right, top, bottom }) {
  const { width, height } = menu.getBoundingClientRect();
  const gap = 6;
  const x = left + width + gap <= innerWidth ? left : right - width;
  const y = bottom + height + gap <= innerHeight ? bottom + gap : top - height - gap;
  menu.style.left = `${Math.max(gap, Math.min(x, innerWidth - width - gap))}px`;
  menu.style.top = `${Math.max(gap, Math.min(y, innerHeight - height - gap))}px`;
}
