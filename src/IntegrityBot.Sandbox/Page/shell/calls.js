import { h } from '../parts/dom.js';
import { clockTime } from '../parts/format.js';
import { t } from '../parts/texts.js';
import { peerName } from '../chat/kinds.js';
import { store } from './store.js';

const shownAtMost = 120;

/** The bot's latest calls, newest first. */
export class CallLog {
  #list = h('ol', { class: 'calls', testid: 'calls' });
  #polls = h('input', { type: 'checkbox' });
  #rows = new Map();
  #stop;

  constructor() {
    this.#polls.addEventListener('change', () => this.draw());
    this.element = h('section', { class: 'panel panel-calls' },
      h('div', { class: 'panel-head' }, h('h3', { text: t('calls.title') }),
        h('label', { class: 'check' }, this.#polls, h('span', { text: 'getUpdates' })),
        h('button', { type: 'button', class: 'chip', testid: 'calls-clear', text: t('calls.clear'), on: { click: () => store.forgetCalls() } })),
      this.#list);
    this.#stop = store.on('calls', () => this.draw());
  }

  close() {
    this.#stop();
  }

  draw() {
    if (!this.element.checkVisibility() || this.element.closest('[inert]')) return;
    const calls = store.calls.filter(({ method }) => this.#polls.checked || method !== 'getUpdates').slice(-shownAtMost).reverse();
    const rows = new Map(calls.map((call) => [call.n, this.#rows.get(call.n) ?? row(call)]));
    this.#rows = rows;
    // Rows that stay keep their place and their open details.
    let at = null;
    for (const element of rows.values()) {
      const before = at ? at.nextSibling : this.#list.firstChild;
      if (element !== before) this.#list.insertBefore(element, before);
      at = element;
    }
    while (at ? at.nextSibling : this.#list.firstChild) (at ? at.nextSibling : this.#list.firstChild).remove();
    if (rows.size === 0) this.#list.replaceChildren(h('li', { class: 'hint', text: t('calls.none') }));
  }
}

function row({ at, method, parameters, ok, code, description }) {
  const chat = store.chats.get(Number(parameters?.chat_id));
  return h('li', {}, h('details', {}, h('summary', {},
    h('span', { class: ok ? 'code ok' : 'code bad', text: String(code ?? (ok ? 200 : '–')) }),
    h('span', { class: 'method', text: method }),
    chat?.loaded && h('span', { class: 'whom', dir: 'auto', text: peerName(chat.peer) }),
    h('time', { text: moment(at) })),
  description && h('p', { class: 'problem', text: description }),
  h('pre', { tabindex: '0', text: JSON.stringify(parameters ?? {}, unfolded, 2) })));
}

// The transcript keeps objects as their JSON text.
function unfolded(name, value) {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

const moment = (at) => clockTime(typeof at === 'string' ? Date.parse(at) / 1000 : at);
