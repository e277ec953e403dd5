import { api } from '../parts/api.js';
import { h } from '../parts/dom.js';
import { icon } from '../parts/icons.js';
import { t } from '../parts/texts.js';
import { field, openAlert, openDialog } from '../overlays/dialog.js';
import { openLightbox } from '../overlays/lightbox.js';
import { openMenu } from '../overlays/menu.js';
import { Toasts } from '../overlays/toast.js';
import { Composer } from './composer.js';
import { Header } from './header.js';
import { fullName, isProtected, kindOf, peerName, summary } from './kinds.js';
import { MessageList } from './list.js';
import { avatar } from './avatar.js';

/** One person's chat with the bot, as a column of the page. */
export class Column {
  #stop;
  #toasts = new Toasts();
  #spoken = h('div', { class: 'unseen', role: 'log', 'aria-live': 'polite' });
  #empty = h('div', { class: 'empty', hidden: true });
  #drop;

  constructor(chat, { close, focused, tools }) {
    this.chat = chat;
    this.composer = new Composer(chat, this.#toasts);
    this.list = new MessageList(chat, this.#actions());
    this.header = new Header(chat, this.#toasts, { close, tools, startBy: () => this.#askPayload() });
    this.#drop = h('div', { class: 'drop', hidden: true }, icon('attach', 40), h('span', { text: t('chat.drop') }));
    this.element = h('section', { class: 'column', testid: `column-${chat.id}`, 'aria-label': peerName(chat.peer), data: { chat: String(chat.id) } },
      this.header.element, h('div', { class: 'chat-body' }, this.list.element, this.#empty, this.#toasts.element), this.composer.element, this.#drop, this.#spoken);
    this.element.addEventListener('focusin', () => focused());
    this.element.addEventListener('pointerdown', () => focused());
    this.#takeDrops();
    this.#stop = [
      chat.on('head', () => this.#showEmpty()),
      chat.on('reset', () => this.#showEmpty()),
      chat.on('toast', (toast) => this.#answer(toast)),
      chat.on('message', (message) => this.#speak(message)),
      chat.on('edited', ({ message, quiet }) => !quiet && this.#speak(message)),
    ];
    this.#showEmpty();
    chat.connect();
  }

  close() {
    this.#stop.forEach((stop) => stop());
    this.list.close();
    this.composer.close();
    this.header.close();
    this.chat.disconnect();
    this.element.remove();
  }

  // Only what others write is read aloud; one's own words need no echo.
  #speak(message) {
    if (this.chat.isOwn(message)) return;
    this.#spoken.append(h('p', { text: `${fullName(message.from ?? {})}: ${summary(message)}` }));
    while (this.#spoken.childElementCount > 5) this.#spoken.firstElementChild.remove();
  }

  #answer(toast) {
    if (toast.url) open(toast.url, '_blank', 'noopener,noreferrer');
    if (!toast.text) return;
    if (toast.show_alert) openAlert(this.chat.bot.name, toast.text);
    else this.#toasts.show(toast.text);
  }

  #showEmpty() {
    const { chat } = this;
    if (!chat.loaded) return;
    this.#empty.hidden = chat.messages.length > 0;
    if (this.#empty.hidden) return;
    const { bot } = chat;
    const key = JSON.stringify([bot.name, bot.description, chat.isGroup]);
    if (this.#empty.dataset.key === key) return;
    this.#empty.dataset.key = key;
    this.#empty.replaceChildren(h('div', { class: 'empty-card' }, avatar(bot.id, bot.name, 'large'),
      h('h2', { dir: 'auto', text: chat.isGroup ? chat.group.title : bot.name }),
      chat.isGroup ? h('p', { text: t('chat.emptyGroup') })
        : bot.description ? [h('h3', { text: t('chat.whatCan') }), h('p', { dir: 'auto', testid: 'bot-description', text: bot.description })]
          : h('p', { text: t('chat.noDescription') })));
  }

  #actions() {
    const { chat } = this;
    const toasts = this.#toasts;
    return {
      tap: (message, data) => toasts.trying(() => chat.tap(message.message_id, data)),
      command: (text) => this.composer.sendText(text),
      insert: (text) => this.composer.insert(text),
      unsupported: () => toasts.show(t('button.unsupported')),
      copy: (text) => this.#copy(text),
      lightbox: openLightbox,
      menu: (message, messages, at) => openMenu(at, this.#messageMenu(message, messages), { label: t('message.actions') }),
      link: (event, href) => {
        const payload = this.#ownStartLink(href);
        if (payload === undefined) return;
        event.preventDefault();
        toasts.trying(() => api.start(chat.id, payload, chat.as));
      },
    };
  }

  /** The payload when `href` is a `?start=` link of this very bot. */
  #ownStartLink(href) {
    const url = new URL(href);
    const name = url.protocol === 'tg:' ? url.searchParams.get('domain') : url.hostname === 't.me' ? url.pathname.slice(1) : null;
    if (!name || name.toLowerCase() !== this.chat.bot.username?.toLowerCase() || !url.searchParams.has('start')) return undefined;
    return url.searchParams.get('start');
  }

  async #copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.#toasts.show(t('copied'));
    } catch {
      this.#toasts.show(t('notCopied'), { bad: true });
    }
  }

  #messageMenu(message, messages) {
    const { chat, composer } = this;
    const own = chat.isOwn(message);
    const words = messages.map(({ text, caption }) => text ?? caption).filter(Boolean).join('\n');
    const open = !isProtected(message);
    const ids = messages.map(({ message_id: id }) => id);
    return [
      { label: t('menu.reply'), icon: 'reply', testid: 'menu-reply', run: () => composer.reply(message) },
      own && kindOf(message) === 'text' && !message.forward_origin && { label: t('menu.edit'), icon: 'edit', testid: 'menu-edit', run: () => composer.edit(message) },
      open && words && { label: t('menu.copy'), icon: 'copy', testid: 'menu-copy', run: () => this.#copy(words) },
      open && { label: t('menu.forward'), icon: 'forward', testid: 'menu-forward', run: () => this.#toasts.trying(() => api.forward(chat.id, { from_chat: chat.id, message_id: message.message_id }, chat.as)) },
      'line',
      { label: t('menu.delete'), icon: 'trash', danger: true, testid: 'menu-delete', run: () => this.#toasts.trying(() => api.remove(chat.id, ids, chat.as)) },
    ];
  }

  #askPayload() {
    openDialog({ title: t('startBy.title'), testid: 'start-by', className: 'small' }, (close) => {
      const payload = h('input', { type: 'text', maxlength: 64, pattern: '[A-Za-z0-9_\\-]*', autocomplete: 'off', autofocus: true, testid: 'start-payload' });
      return h('form', {
        on: {
          submit: (event) => {
            event.preventDefault();
            close();
            this.#toasts.trying(() => api.start(this.chat.id, payload.value, this.chat.as));
          },
        },
      }, field(`t.me/${this.chat.bot.username}?start=`, payload, t('startBy.note')),
      h('footer', {}, h('button', { type: 'button', class: 'button', text: t('cancel'), on: { click: close } }),
        h('button', { type: 'submit', class: 'button primary', testid: 'start-by-go', text: t('startBy.go') })));
    });
  }

  #takeDrops() {
    const carriesFiles = (event) => event.dataTransfer?.types.includes('Files') && this.chat.loaded && (this.chat.isGroup || (this.chat.started && !this.chat.blocked));
    let depth = 0;
    const show = (change) => {
      depth = change === 0 ? 0 : depth + change;
      this.#drop.hidden = depth <= 0;
    };
    this.element.addEventListener('dragenter', (event) => carriesFiles(event) && show(1));
    this.element.addEventListener('dragleave', (event) => carriesFiles(event) && show(-1));
    this.element.addEventListener('dragover', (event) => carriesFiles(event) && event.preventDefault());
    this.element.addEventListener('drop', (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      show(0);
      this.composer.offer([...event.dataTransfer.files]);
    });
  }
}
