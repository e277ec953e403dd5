import { calm, h } from '../parts/dom.js';
import { dayName, dayOf } from '../parts/format.js';
import { icon } from '../parts/icons.js';
import { t } from '../parts/texts.js';
import { store } from '../shell/store.js';
import { renderRow } from './bubble.js';
import { showBusy } from './keyboard.js';

// A long chat is drawn from its end; scrolling up draws the next part.
const page = 80;
const nearBottom = 80;
const nearTop = 800;

/** The scrolling messages of one chat. */
export class MessageList {
  #chat;
  #actions;
  #rows = []; // {key, messages, element}, oldest first
  #from = 0;
  #sticky = true;
  #jumpCount = 0;
  #lastTop = 0;
  #quiet;
  #inner = h('div', { class: 'messages', testid: 'messages' });
  #badge = h('span', { class: 'badge', hidden: true });
  #jump;

  constructor(chat, actions) {
    this.#chat = chat;
    this.#actions = { ...actions, jump: (id) => this.jumpTo(id) };
    this.scroller = h('div', { class: 'scroller', tabindex: '0', role: 'group', 'aria-label': t('chat.messages') }, this.#inner);
    this.#jump = h('button', { type: 'button', class: 'jump', 'aria-label': t('chat.toEnd'), on: { click: () => this.toEnd(true) } }, icon('down'), this.#badge);
    this.element = h('div', { class: 'list' }, this.scroller, this.#jump);
    this.scroller.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    this.#watchSize = new ResizeObserver(() => this.#sticky && this.toEnd(false));
    this.#watchSize.observe(this.#inner);
    this.#watchSize.observe(this.scroller);
    this.#quiet = [
      chat.on('reset', () => this.reset()),
      chat.on('message', (message) => this.#add(message)),
      chat.on('edited', ({ message, quiet }) => this.#change(message, !quiet)),
      chat.on('deleted', (ids) => this.#remove(ids)),
      store.on('clock', () => this.#nameDays()),
      chat.on('busy', (id) => this.#busy(id)),
    ];
    if (chat.loaded) this.reset();
  }

  #watchSize;

  close() {
    this.#quiet.forEach((stop) => stop());
    this.#watchSize.disconnect();
  }

  reset() {
    const all = grouped(this.#chat.messages);
    this.#from = Math.max(0, all.length - Math.max(page, this.#sticky ? 0 : this.#rows.length));
    this.#rows = all.slice(this.#from).map((messages) => this.#draw(messages));
    this.#inner.replaceChildren();
    let section = null;
    for (const row of this.#rows) section = this.#place(row, section);
    this.#decorate();
    if (this.#sticky) this.toEnd(false);
    this.#read();
  }

  #draw(messages) {
    return { key: keyOf(messages[0]), messages, day: dayOf(messages[0].date), element: renderRow(messages, this.#chat, this.#actions) };
  }

  // The section of the row's day, made when it is a new day.
  #place(row, section) {
    const home = section?.dataset.day === row.day ? section : this.#day(row);
    home.append(row.element);
    if (home !== section) this.#inner.append(home);
    return home;
  }

  #day(row) {
    return h('section', { class: 'day', data: { day: row.day } },
      h('div', { class: 'date' }, h('span', { class: 'pill', text: dayName(row.messages[0].date, store.now) })));
  }

  // "Today" stays true when the clock is moved or midnight passes.
  #nameDays() {
    for (const day of this.#inner.children) day.querySelector('.date > .pill').textContent = dayName(Date.parse(day.dataset.day) / 1000 + 43_200, store.now);
  }

  #older() {
    if (this.#from === 0) return;
    const all = grouped(this.#chat.messages);
    const to = this.#from;
    this.#from = Math.max(0, to - page);
    const older = all.slice(this.#from, to).map((messages) => this.#draw(messages));
    const height = this.scroller.scrollHeight;
    const top = this.scroller.scrollTop;
    for (const row of older.toReversed()) {
      const first = this.#inner.firstElementChild;
      if (first?.dataset.day === row.day) first.firstElementChild.after(row.element);
      else {
        const day = this.#day(row);
        day.append(row.element);
        this.#inner.prepend(day);
      }
    }
    this.#rows.unshift(...older);
    this.#decorate();
    this.scroller.scrollTop = top + this.scroller.scrollHeight - height;
  }

  #add(message) {
    const known = message.media_group_id && this.#rows.find(({ key }) => key === keyOf(message));
    if (known) return this.#redraw(known, [...known.messages, message], false);
    if (message !== this.#chat.last) return this.reset();
    const row = this.#draw([message]);
    this.#rows.push(row);
    this.#place(row, this.#inner.lastElementChild);
    this.#decorate();
    if (!calm()) row.element.classList.add('arriving');
    const own = this.#chat.isOwn(message);
    if (own || this.#sticky) this.toEnd(!document.hidden);
    else this.#jumpCount += 1;
    this.#read();
  }

  #change(message, flash) {
    const row = this.#rows.find(({ messages }) => messages.some(({ message_id: id }) => id === message.message_id));
    if (row) this.#redraw(row, row.messages.map((old) => old.message_id === message.message_id ? message : old), flash);
  }

  #redraw(row, messages, flash) {
    const old = row.element;
    const focus = focusWithin(old);
    row.messages = messages;
    row.element = renderRow(messages, this.#chat, this.#actions);
    if (flash && !calm()) row.element.classList.add('changed');
    old.replaceWith(row.element);
    this.#decorate();
    focus?.(row.element);
  }

  #remove(ids) {
    const gone = new Set(ids);
    for (const row of [...this.#rows]) {
      const left = row.messages.filter(({ message_id: id }) => !gone.has(id));
      if (left.length === row.messages.length) continue;
      if (left.length > 0) this.#redraw(row, left, false);
      else {
        this.#rows.splice(this.#rows.indexOf(row), 1);
        vanish(row.element);
      }
    }
    this.#decorate();
  }

  #busy(messageId) {
    const row = this.#rows.find(({ messages }) => messages.some(({ message_id: id }) => id === messageId));
    if (row) showBusy(row.element, messageId, this.#chat);
  }

  // Tails and gaps depend on the neighbours.
  #decorate() {
    this.#rows.forEach((row, index) => {
      const next = this.#rows[index + 1];
      const last = !next || next.day !== row.day || !sameSide(row.messages[0], next.messages[0]);
      const previous = this.#rows[index - 1];
      const first = !previous || previous.day !== row.day || !sameSide(row.messages[0], previous.messages[0]);
      row.element.classList.toggle('last', last);
      row.element.classList.toggle('first', first);
    });
  }

  #scrolled() {
    if (this.scroller.scrollTop < nearTop) this.#older();
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const near = scrollHeight - scrollTop - clientHeight < nearBottom;
    // Only a move upwards lets go of the end: a smooth scroll on its way down does not.
    if (near || scrollTop < this.#lastTop - 1) this.#sticky = near;
    this.#lastTop = scrollTop;
    this.#read();
  }

  #read() {
    if (this.#sticky) this.#jumpCount = 0;
    if (this.#sticky && !document.hidden && this.element.isConnected && this.element.offsetParent) this.#chat.read();
    this.#badge.textContent = String(this.#jumpCount);
    this.#badge.hidden = this.#jumpCount === 0;
    this.#jump.classList.toggle('shown', !this.#sticky);
  }

  /** To be called when the list comes into view again. */
  looked() {
    if (this.#sticky) this.toEnd(false);
    this.#read();
  }

  toEnd(smooth) {
    this.#sticky = true;
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: smooth && !calm() ? 'smooth' : 'instant' });
  }

  jumpTo(messageId) {
    while (this.#from > 0 && !this.#rows.some(({ messages }) => messages.some(({ message_id: id }) => id === messageId))) this.#older();
    const row = this.#rows.find(({ messages }) => messages.some(({ message_id: id }) => id === messageId));
    if (!row) return;
    this.#sticky = false;
    row.element.scrollIntoView({ block: 'center', behavior: calm() ? 'instant' : 'smooth' });
    row.element.classList.remove('changed');
    void row.element.offsetWidth; // restarts the animation
    row.element.classList.add('changed');
  }
}

const keyOf = (message) => message.media_group_id ? `album ${message.media_group_id}` : message.message_id;

function grouped(messages) {
  const rows = [];
  for (const message of messages) {
    const row = rows.at(-1);
    if (message.media_group_id && row?.[0].media_group_id === message.media_group_id) row.push(message);
    else rows.push([message]);
  }
  return rows;
}

// Keys end a group: what comes after them is a new bubble with its own tail.
const sameSide = (a, b) => a.from?.id === b.from?.id && !a.reply_markup?.inline_keyboard && Math.abs(a.date - b.date) < 600 && isTalk(a) && isTalk(b);
const isTalk = (message) => !message.pinned_message && !message.new_chat_members;

// A screen edited in place under somebody's finger: the focus goes to the same key of the new keyboard, or to the message.
function focusWithin(element) {
  const focused = document.activeElement;
  if (!element.contains(focused) || focused === element) return element === focused ? (fresh) => fresh.focus() : null;
  const keys = [...element.querySelectorAll('[data-testid=keyboard-button]')];
  const at = keys.indexOf(focused);
  const data = focused.dataset.callback;
  return (fresh) => {
    const now = [...fresh.querySelectorAll('[data-testid=keyboard-button]')];
    (now.find((key) => data !== undefined && key.dataset.callback === data) ?? now[Math.min(Math.max(at, 0), now.length - 1)] ?? fresh).focus({ preventScroll: true });
  };
}

function vanish(element) {
  const done = () => {
    const day = element.parentElement;
    element.remove();
    if (day?.querySelector('.row') === null) day.remove();
  };
  if (calm() || !element.isConnected) return done();
  element.inert = true;
  const { height } = element.getBoundingClientRect();
  element.animate(
    [{ height: `${height}px`, opacity: 1 }, { height: `${height}px`, opacity: 0, transform: 'scale(.94)', offset: 0.5 }, { height: 0, opacity: 0, margin: 0, padding: 0 }],
    { duration: 300, easing: 'ease-in-out' },
  ).finished.then(done, done);
}
