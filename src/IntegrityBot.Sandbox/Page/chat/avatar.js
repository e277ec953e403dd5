import { h } from '../parts/dom.js';
import { initials } from '../parts/format.js';
import { icon } from '../parts/icons.js';
import { tone } from './bubble.js';

export const avatar = (id, name, size = '') =>
  h('span', { class: `avatar tone-${tone(id)} ${size}`, 'aria-hidden': 'true' }, id < 0 ? icon('group', 22) : initials(name));
