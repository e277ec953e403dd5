import { h } from '../parts/dom.js';
import { t } from '../parts/texts.js';

// Offsets and lengths are UTF-16 units, as JavaScript counts too (Bot API, MessageEntity).

const tags = { bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's', code: 'code' };
const blocks = new Set(['pre', 'blockquote', 'expandable_blockquote']);

/** Schemes a link of a message may have; anything else stays text, above all `javascript:`. */
export function safeUrl(address) {
  const text = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
  try {
    const url = new URL(text);
    return ['http:', 'https:', 'mailto:', 'tel:', 'tg:'].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** The text as nodes. `actions.command(text)` sends a tapped command, `actions.link(event, href)` may catch a link. */
export function formatted(text, entities = [], actions = {}) {
  const sorted = [...entities]
    .filter(({ length }) => length > 0)
    .sort((a, b) => a.offset - b.offset || b.length - a.length);
  const fragment = document.createDocumentFragment();
  fragment.append(...between(text, 0, text.length, sorted, actions));
  return fragment;
}

function between(text, start, end, entities, actions) {
  const nodes = [];
  const waiting = [...entities];
  let at = start;
  while (waiting.length > 0) {
    const entity = waiting.shift();
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    if (to <= from) continue;
    if (from > at) nodes.push(text.slice(at, from));
    const inner = [];
    const rest = [];
    for (const other of waiting.splice(0)) {
      if (other.offset >= to) rest.push(other);
      else if (other.offset + other.length <= to) inner.push(other);
      else {
        // Crossing entities: the inner part is clipped by the recursion, the outer part goes on after.
        inner.push(other);
        rest.push({ ...other, offset: to, length: other.offset + other.length - to });
      }
    }
    waiting.push(...rest.sort((a, b) => a.offset - b.offset || b.length - a.length));
    nodes.push(wrap(entity, text.slice(from, to), between(text, from, to, inner, actions), actions));
    // The line break after a block is the block's own end, not an empty line.
    at = blocks.has(entity.type) && text[to] === '\n' ? to + 1 : to;
  }
  if (at < end) nodes.push(text.slice(at, end));
  return nodes;
}

function wrap(entity, text, children, actions) {
  if (tags[entity.type]) return h(tags[entity.type], {}, children);
  switch (entity.type) {
    case 'spoiler': return spoiler(children);
    case 'pre': return h('pre', entity.language ? { data: { language: entity.language }, tabindex: '0' } : { tabindex: '0' }, h('code', {}, children));
    case 'blockquote': return h('blockquote', {}, children);
    case 'expandable_blockquote': return expandable(text, children);
    case 'text_link': return link(entity.url, children, actions);
    case 'url': return link(text, children, actions);
    case 'email': return link(`mailto:${text}`, children, actions);
    case 'phone_number': return link(`tel:${text.replace(/[^\d+]/g, '')}`, children, actions);
    case 'mention': return link(`https://t.me/${text.slice(1)}`, children, actions);
    case 'bot_command': return h('button', { type: 'button', class: 'command-link', on: { click: () => actions.command?.(text) } }, children);
    case 'hashtag':
    case 'cashtag':
    case 'text_mention': return h('span', { class: 'mention' }, children);
    default: return h('span', {}, children);
  }
}

function link(address, children, actions) {
  const href = safeUrl(address ?? '');
  if (!href) return h('span', {}, children);
  return h('a', { href, target: '_blank', rel: 'noopener noreferrer', title: href, on: { click: (event) => actions.link?.(event, href) } }, children);
}

function spoiler(children) {
  const hidden = h('span', { class: 'spoiler', role: 'button', tabindex: '0', 'aria-label': t('message.spoiler'), 'aria-expanded': 'false' },
    h('span', { 'aria-hidden': 'true' }, children));
  const reveal = (event) => {
    if (!hidden.hasAttribute('role') || (event.type === 'keydown' && !['Enter', ' '].includes(event.key))) return;
    event.preventDefault();
    event.stopPropagation();
    hidden.classList.add('shown');
    hidden.firstChild.removeAttribute('aria-hidden');
    for (const name of ['role', 'tabindex', 'aria-label', 'aria-expanded']) hidden.removeAttribute(name);
  };
  hidden.addEventListener('click', reveal);
  hidden.addEventListener('keydown', reveal);
  return hidden;
}

function expandable(text, children) {
  const body = h('span', { class: 'expandable-body' }, children);
  const quote = h('blockquote', { class: 'expandable' }, body);
  if (text.split('\n').length <= 3 && text.length <= 160) return quote;
  const toggle = h('button', {
    type: 'button', class: 'expand', 'aria-expanded': 'false', text: t('message.expand'),
    on: {
      click() {
        const open = quote.classList.toggle('open');
        toggle.setAttribute('aria-expanded', String(open));
        toggle.textContent = t(open ? 'message.collapse' : 'message.expand');
      },
    },
  });
  quote.classList.add('folds');
  quote.append(toggle);
  return quote;
}
