import { h } from '../parts/dom.js';
import { initials } from '../parts/format.js';
import { icon } from '../parts/icons.js';

const tones = new Map();

/** A colour for a name, the same everywhere on the page; neighbours of the list get different ones. */
export function tone(id) {
  if (!tones.has(id)) tones.set(id, tones.size % 7);
  return tones.get(id);
}

export const avatar = (id, name, size = '') =>
  h('span', { class: `avatar tone-${tone(id)} ${size}`, 'aria-hidden': 'true' }, id < 0 ? icon('group', 22) : initials(name));
