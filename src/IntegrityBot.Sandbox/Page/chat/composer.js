import { api } from '../parts/api.js';
import { h } from '../parts/dom.js';
import { number } from '../parts/format.js';
import { icon } from '../parts/icons.js';
import { t } from '../parts/texts.js';
import { toggleMenu } from '../overlays/menu.js';
import { openSendFiles, pickFiles } from '../overlays/sendfiles.js';
import { CommandList } from './commands.js';
import { replyKeyboard } from './keyboard.js';
import { fullName, peerName, summary } from './kinds.js';

/** Characters one message may hold (Bot API, sendMessage); longer text goes as several, as Telegram's apps do. */
const limit = 4096;
const countFrom = 3_600;
const others = [['sticker', 'sticker'], ['contact', 'person'], ['location', 'location'], ['dice', 'dice'], ['poll', 'poll']];

/** Everything below the messages: what is being answered or edited, the text, files, commands, the reply keyboard. */
export class Composer {
  #chat;
  #toasts;
  #stop;
  #text = h('textarea', { rows: 1, testid: 'composer', enterkeyhint: 'send', autocomplete: 'off', dir: 'auto' });
  #send = h('button', { type: 'submit', class: 'icon-button send', testid: 'send', 'aria-label': t('send') }, icon('send'));
  #menu = h('button', { type: 'button', class: 'menu-button', testid: 'menu-button', 'aria-expanded': 'false', 'aria-label': t('commands.open') }, icon('menu', 20), h('span', { text: t('commands.menu') }));
  #attach = h('button', { type: 'button', class: 'icon-button', testid: 'attach', 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'aria-label': t('attach') }, icon('attach'));
  #keyboardToggle = h('button', { type: 'button', class: 'icon-button', testid: 'reply-keyboard-toggle', hidden: true, 'aria-label': t('keyboard.toggle') }, icon('keyboard'));
  #counter = h('output', { class: 'counter', hidden: true });
  #context = h('div', { class: 'context', hidden: true });
  #speaker = h('div', { class: 'speaker', hidden: true });
  #keyboard = h('div', { class: 'reply-keyboard-holder' });
  #commands;
  #form;
  #startBar = h('div', { class: 'start-bar', hidden: true });

  constructor(chat, toasts) {
    this.#chat = chat;
    this.#toasts = toasts;
    this.#commands = new CommandList({
      choose: (command) => this.sendText(`/${command}`),
      complete: (command) => this.#write(`/${command} `),
    });
    this.#form = h('form', { class: 'composer', on: { submit: (event) => this.#submit(event) } },
      this.#menu, this.#attach, h('div', { class: 'composer-text' }, this.#text, this.#counter), this.#keyboardToggle, this.#send);
    this.element = h('div', { class: 'bottom' }, this.#commands.element, this.#speaker, this.#context, this.#form, this.#keyboard, this.#startBar);
    this.#text.value = chat.draft;
    this.#listen();
    this.#stop = ['reset', 'message', 'edited', 'deleted', 'head'].map((type) => chat.on(type, () => this.update()));
    this.update();
    this.#typed();
  }

  close() {
    this.#stop.forEach((stop) => stop());
  }

  focus() {
    if (!matchMedia('(hover: none)').matches) this.#text.focus({ preventScroll: true });
  }

  #listen() {
    this.#text.addEventListener('input', () => this.#typed());
    this.#text.addEventListener('keydown', (event) => this.#keyed(event));
    this.#text.addEventListener('blur', () => setTimeout(() => this.#commands.blurred(), 150));
    this.#text.addEventListener('paste', (event) => {
      const files = [...event.clipboardData.files];
      if (files.length === 0) return;
      event.preventDefault();
      this.offer(files);
    });
    this.#menu.addEventListener('click', () => this.#commands.toggle(this.#chat.bot.commands, this.#menu));
    this.#attach.addEventListener('click', () => toggleMenu(this.#attach, () => this.#attachments(), { label: t('attach') }));
    this.#keyboardToggle.addEventListener('click', () => {
      const id = this.#chat.replyMarkup?.message.message_id;
      this.#chat.hiddenKeyboard = this.#chat.hiddenKeyboard === id ? null : id;
      this.update();
    });
  }

  #attachments() {
    const pick = (kind, accept, multiple) => async () => this.#askToSend(await pickFiles({ accept, multiple }), kind);
    return [
      { label: t('attach.photo'), icon: 'photo', testid: 'attach-photo', run: pick('photo', 'image/*', true) },
      { label: t('attach.document'), icon: 'file', testid: 'attach-document', run: pick('document', '', true) },
      { label: t('attach.voice'), icon: 'mic', testid: 'attach-voice', run: pick('voice', 'audio/*', false) },
      'line',
      { heading: t('attach.others') },
      ...others.map(([kind, symbol]) => ({ label: t(`kind.${kind}`), icon: symbol, testid: `other-${kind}`, run: () => this.#try((as) => api.other(this.#chat.id, kind, as)) })),
      { label: t('kind.forward'), icon: 'forward', testid: 'other-forward', run: () => this.#try((as) => api.forward(this.#chat.id, { origin: 'user' }, as)) },
    ];
  }

  /** Files that were dropped or pasted: pictures go as photos, the rest as files. */
  offer(files) {
    this.#askToSend(files, files.every(({ type }) => /^image\/(png|jpe?g|webp|gif)$/.test(type)) ? 'photo' : 'document');
  }

  #askToSend(files, kind) {
    if (files.length === 0) return;
    openSendFiles(files, kind, this.#text.value.trim(), async (chosenKind, chosen, caption) => {
      await api.files(this.#chat.id, chosenKind, chosen, caption, this.#chat.as);
      this.#write('');
    });
  }

  #try(work) {
    return this.#toasts.trying(() => work(this.#chat.as));
  }

  #submit(event) {
    event.preventDefault();
    const text = this.#text.value.trim();
    if (!text) return;
    if (this.#chat.editing) {
      const { message_id: id } = this.#chat.editing;
      this.#leaveContext();
      this.#write('');
      this.#try((as) => api.edit(this.#chat.id, id, text, as));
    } else {
      this.sendText(text);
    }
  }

  async sendText(text) {
    const answered = this.#chat.replyTo ?? this.#forced?.message;
    const thread = answered?.message_thread_id ?? this.#chat.thread;
    this.#leaveContext();
    this.#write('');
    this.#commands.hide();
    const sent = await this.#try(async (as) => {
      let first = true;
      for (const part of split(text)) {
        await api.say(this.#chat.id, { text: part, ...(first && answered && { reply_to: answered.message_id }), ...(thread && { thread }) }, as);
        first = false;
      }
      return true;
    });
    if (!sent && !this.#text.value) this.#write(text); // nothing typed is lost
  }

  insert(text) {
    this.#write(text);
    this.#text.focus();
  }

  reply(message) {
    Object.assign(this.#chat, { replyTo: message, editing: null });
    this.update();
    this.#text.focus();
  }

  edit(message) {
    Object.assign(this.#chat, { editing: message, replyTo: null });
    this.#write(message.text);
    this.update();
    this.#text.focus();
  }

  #leaveContext() {
    Object.assign(this.#chat, { editing: null, replyTo: null });
    this.update();
  }

  #write(text) {
    this.#text.value = text;
    this.#typed();
  }

  #typed() {
    const { value } = this.#text;
    this.#chat.draft = value;
    this.#text.style.height = 'auto';
    this.#text.style.height = `${Math.min(this.#text.scrollHeight, 200)}px`;
    this.#send.classList.toggle('ready', value.trim() !== '');
    const length = value.trim().length;
    this.#counter.hidden = length < countFrom;
    this.#counter.classList.toggle('over', length > limit);
    this.#counter.textContent = length > limit ? t('composer.parts', { n: number(length), parts: split(value.trim()).length }) : `${number(length)} / ${number(limit)}`;
    this.#commands.filter(value, this.#chat.bot?.commands ?? []);
  }

  #keyed(event) {
    if (event.isComposing) return;
    if (this.#commands.keyed(event)) return event.preventDefault();
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.#form.requestSubmit();
    } else if (event.key === 'Escape' && (this.#chat.editing || this.#chat.replyTo)) {
      if (this.#chat.editing) this.#write('');
      this.#leaveContext();
    } else if (event.key === 'ArrowUp' && this.#text.value === '') {
      const mine = this.#chat.messages.findLast((message) => this.#chat.isOwn(message) && message.text);
      if (mine) {
        event.preventDefault();
        this.edit(mine);
      }
    }
  }

  get #forced() {
    const found = this.#chat.replyMarkup;
    return found?.markup.force_reply ? found : null;
  }

  /** Brings everything in line with the chat. */
  update() {
    const chat = this.#chat;
    if (!chat.loaded) return;
    const closed = !chat.isGroup && (!chat.started || chat.blocked);
    this.#form.hidden = closed;
    this.#showStart(closed);
    this.#menu.hidden = chat.isGroup || !chat.bot.commands?.length || chat.bot.menu_button?.type === 'web_app';
    const shown = closed ? null : chat.replyMarkup;
    const keyboard = shown?.markup.keyboard && shown;
    const hidden = chat.hiddenKeyboard === keyboard?.message.message_id;
    this.#keyboardToggle.hidden = !keyboard;
    this.#keyboardToggle.setAttribute('aria-pressed', String(Boolean(keyboard && !hidden)));
    this.#keyboard.replaceChildren(...(keyboard && !hidden ? [replyKeyboard(keyboard.markup, { press: (button) => this.#press(button) })] : []));
    this.#text.placeholder = shown?.markup.input_field_placeholder || t('composer.placeholder');
    this.#text.setAttribute('aria-label', t('composer.label', { name: peerName(chat.peer) }));
    this.#showContext();
    this.#showSpeaker();
  }

  #press(button) {
    const kind = button.request_contact ? 'contact' : button.request_location ? 'location' : button.request_poll ? 'poll' : null;
    if (kind) this.#try((as) => api.other(this.#chat.id, kind, as));
    else this.sendText(button.text);
  }

  #showStart(closed) {
    const key = closed ? (this.#chat.blocked ? 'blocked' : 'start') : '';
    if (this.#startBar.dataset.key === key) return;
    this.#startBar.dataset.key = key;
    this.#startBar.hidden = !closed;
    const press = (testid, text, run) => h('button', { type: 'button', class: 'start', testid, text, on: { click: () => this.#toasts.trying(run) } });
    this.#startBar.replaceChildren(...(closed ? [this.#chat.blocked
      ? press('unblock', t('chat.unblock'), () => api.unblock(this.#chat.id))
      : press('start', t('chat.start'), () => api.start(this.#chat.id, null, this.#chat.as))] : []));
  }

  #showContext() {
    const { editing, replyTo } = this.#chat;
    const message = editing ?? replyTo ?? this.#forced?.message;
    this.#context.hidden = !message;
    if (!message) return;
    this.#context.replaceChildren(icon(editing ? 'edit' : 'reply', 20),
      h('div', {}, h('strong', { text: editing ? t('composer.editing') : t('composer.replying', { name: fullName(message.from ?? {}) }) }), h('span', { dir: 'auto', text: summary(message) })),
      (editing || replyTo) && h('button', {
        type: 'button', class: 'icon-button', 'aria-label': t('cancel'),
        on: {
          click: () => {
            if (editing) this.#write('');
            this.#leaveContext();
            this.#text.focus();
          },
        },
      }, icon('close', 20)));
  }

  #showSpeaker() {
    this.#speaker.hidden = !this.#chat.isGroup;
    if (!this.#chat.isGroup) return;
    const select = h('select', { testid: 'speaker' }, this.#chat.group.people.map((person) =>
      h('option', { value: person.id, selected: person.id === this.#chat.as.from, text: fullName(person) })));
    select.addEventListener('change', () => {
      this.#chat.speaker = Number(select.value);
      this.#chat.emit('reset');
    });
    this.#speaker.replaceChildren(h('label', {}, h('span', { text: t('composer.speaker') }), select), ...(this.#chat.isForum ? [this.#topicSelect()] : []));
  }

  #topicSelect() {
    const topics = [{ id: '', name: t('groups.general') }, ...this.#chat.topics];
    const select = h('select', { testid: 'topic' }, topics.map(({ id, name }) => h('option', { value: id, selected: id === (this.#chat.thread ?? ''), text: name })));
    select.addEventListener('change', () => { this.#chat.thread = Number(select.value) || null; });
    return h('label', {}, h('span', { text: t('composer.topic') }), select);
  }
}

/** The text in parts of at most `limit` characters, cut at a line end or a space where there is one. */
export function split(text) {
  const parts = [];
  let rest = text;
  while (rest.length > limit) {
    const head = rest.slice(0, limit);
    const cut = Math.max(head.lastIndexOf('\n'), head.lastIndexOf(' '));
    const surrogate = /[\uD800-\uDBFF]$/.test(head) ? limit - 1 : limit;
    const at = cut > limit / 2 ? cut : surrogate;
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return [...parts, rest];
}
