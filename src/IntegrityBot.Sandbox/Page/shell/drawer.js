import { api } from '../parts/api.js';
import { h, whileBusy } from '../parts/dom.js';
import { ahead, exactTime } from '../parts/format.js';
import { icon } from '../parts/icons.js';
import { t } from '../parts/texts.js';
import { peerName } from '../chat/kinds.js';
import { toggleBlock } from '../chat/person.js';
import { Toasts } from '../overlays/toast.js';
import { CallLog } from './calls.js';
import { store } from './store.js';

const steps = [['PT1H', 'clock.hour'], ['P1D', 'clock.day'], ['PT49H', 'clock.49']];
const methods = ['sendMessage', 'editMessageText', 'answerCallbackQuery', 'deleteMessages', 'getFile', 'getUpdates', '*'];
const kinds = [
  ['429', 'fault.429', { kind: 'status', code: 429, description: 'Too Many Requests: retry after 5', retry_after: 5 }],
  ['502', 'fault.502', { kind: 'html_502' }],
  ['drop', 'fault.drop', { kind: 'drop_connection' }],
  ['accept', 'fault.accept', { kind: 'accept_then_drop' }],
  ['delay', 'fault.delay', { kind: 'delay', ms: 3_000 }],
];

function kindName(rule) {
  const known = kinds.find(([, , { kind }]) => kind === rule.kind);
  return known ? t(known[1]) : rule.kind;
}

/** The drawer with what a person on the phone does not have: the clock, faults, the bot's calls. */
export class Drawer {
  #toasts = new Toasts();
  #stop = [];
  #active;
  #before = null;
  #person = h('section', { class: 'panel' });
  #clock = h('p', { class: 'clock-now', testid: 'clock-now' });
  #rules = h('ul', { class: 'rules', testid: 'faults' });
  #log = new CallLog();

  constructor({ active }) {
    this.#active = active;
    this.element = h('aside', { class: 'drawer', testid: 'drawer', 'aria-label': t('tools.title'), inert: true, on: { keydown: (event) => event.key === 'Escape' && this.hide() } },
      h('header', {}, h('h2', { text: t('tools.title') }),
        h('button', { type: 'button', class: 'icon-button', testid: 'drawer-close', 'aria-label': t('close'), on: { click: () => this.hide() } }, icon('close'))),
      h('div', { class: 'drawer-body' }, this.#person, this.#clockPanel(), this.#faultPanel(), this.#log.element), this.#toasts.element);
    this.#stop = [store.on('clock', () => this.#showClock()), store.on('chat', () => this.#showPerson())];
    this.#showClock();
  }

  close() {
    this.#stop.forEach((stop) => stop());
    this.#log.close();
    this.element.remove();
  }

  get isOpen() { return !this.element.inert; }

  toggle() {
    if (this.isOpen) this.hide();
    else this.show();
  }

  show() {
    this.#before = document.activeElement;
    this.element.inert = false;
    this.element.classList.add('open');
    this.#showPerson();
    this.#log.draw();
    this.element.querySelector('button').focus({ preventScroll: true });
    this.#toasts.trying(() => store.readClock());
    this.#toasts.trying(async () => this.#showRules((await api.faults()).rules));
    this.#tick = setInterval(() => this.#showClock(), 15_000);
  }

  #tick = 0;

  hide() {
    clearInterval(this.#tick);
    this.element.inert = true;
    this.element.classList.remove('open');
    this.#before?.focus?.({ preventScroll: true });
  }

  #button(testid, label, run, className = 'chip') {
    const button = h('button', { type: 'button', class: className, testid, text: label });
    button.addEventListener('click', () => whileBusy(button, () => this.#toasts.trying(run)));
    return button;
  }

  #showPerson() {
    if (!this.isOpen) return;
    const chat = this.#active();
    const shown = chat?.loaded && !chat.isGroup;
    this.#person.hidden = !shown;
    if (!shown) return;
    const key = `${chat.id} ${chat.blocked}`;
    if (this.#person.dataset.key === key) return;
    this.#person.dataset.key = key;
    this.#person.replaceChildren(h('h3', { dir: 'auto', text: peerName(chat.person) }),
      h('p', { class: 'hint', text: t(chat.blocked ? 'tools.isBlocked' : 'tools.notBlocked') }),
      h('div', { class: 'chips' }, this.#button('tool-block', t(chat.blocked ? 'chat.unblock' : 'chat.block'), async () => toggleBlock(chat, this.#toasts), chat.blocked ? 'chip' : 'chip danger')));
  }

  #clockPanel() {
    return h('section', { class: 'panel' }, h('h3', { text: t('clock.title') }), this.#clock, h('p', { class: 'hint', text: t('clock.note') }),
      h('div', { class: 'chips' }, steps.map(([by, label]) => this.#button(`advance-${by}`, t(label), () => store.advance(by)))));
  }

  #showClock() {
    this.#clock.textContent = exactTime(store.now) + (store.clockAhead ? ` (+ ${ahead(store.clockAhead)})` : '');
  }

  #faultPanel() {
    const method = h('select', { testid: 'fault-method' }, methods.map((name) => h('option', { value: name, text: name === '*' ? t('fault.anyMethod') : name })));
    const times = h('select', { testid: 'fault-times' }, [['1', t('fault.once')], ['3', t('fault.thrice')], ['', t('fault.forever')]].map(([value, text]) => h('option', { value, text })));
    const arm = (rule) => async () => {
      const { rules } = await api.addFault({ method: method.value, times: times.value ? Number(times.value) : null, ...rule });
      this.#showRules(rules);
    };
    return h('section', { class: 'panel' }, h('h3', { text: t('fault.title') }),
      h('div', { class: 'pair' }, h('label', { class: 'field' }, h('span', { text: t('fault.method') }), method), h('label', { class: 'field' }, h('span', { text: t('fault.times') }), times)),
      h('div', { class: 'chips' }, kinds.map(([id, label, rule]) => this.#button(`fault-${id}`, t(label), arm(rule)))),
      this.#rules,
      h('div', { class: 'chips' },
        this.#button('faults-clear', t('fault.clear'), async () => this.#showRules((await api.clearFaults()).rules)),
        this.#button('replay', t('fault.replay'), () => api.replay(1))));
  }

  #showRules(rules) {
    this.#rules.hidden = rules.length === 0;
    this.#rules.replaceChildren(...rules.map((rule) => h('li', {}, icon('unplug', 16),
      h('code', { text: rule.method }), h('span', { text: kindName(rule) }), h('b', { text: rule.times ? `× ${rule.times}` : '∞' }))));
  }
}

