import { h } from '../parts/dom.js';
import { icon } from '../parts/icons.js';
import { t } from '../parts/texts.js';
import { toggleMenu } from '../overlays/menu.js';
import { appLanguages } from '../overlays/people.js';
import { avatar } from './avatar.js';
import { peerName } from './kinds.js';
import { changeLanguage, toggleBlock } from './person.js';

const actions = new Set(['typing', 'upload_photo', 'record_voice', 'upload_voice', 'upload_document', 'find_location', 'choose_sticker']);

/** The top of a column: the bot, whose phone this is, what the bot is doing, and the person's own settings. */
export class Header {
  #chat;
  #stop;
  #name = h('h2', { dir: 'auto', testid: 'bot-name' });
  #status = h('p', { class: 'status', 'aria-live': 'polite' });
  #avatar = h('span', { class: 'avatar-holder' });

  constructor(chat, toasts, { close, tools, startBy }) {
    this.#chat = chat;
    const menu = h('button', { type: 'button', class: 'icon-button', testid: 'chat-menu', 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'aria-label': t('chat.menu') }, icon('more'));
    const items = () => [
      ...(chat.isGroup ? [] : [
        { heading: t('people.appLanguage') },
        ...appLanguages().map(([value, label]) => ({
          label, checked: (chat.person.language_code ?? '') === value, testid: `app-language-${value || 'none'}`, run: () => changeLanguage(chat, value, toasts),
        })),
        'line',
        { label: t('startBy.title'), icon: 'link', testid: 'menu-start-by', run: startBy },
        { label: t(chat.blocked ? 'chat.unblock' : 'chat.block'), icon: 'ban', danger: !chat.blocked, testid: 'menu-block', run: () => toggleBlock(chat, toasts) },
        'line',
      ]),
      { label: t('tools.title'), icon: 'tools', testid: 'menu-tools', run: tools },
      { label: t('chat.close'), icon: 'close', testid: 'menu-close', run: close },
    ];
    menu.addEventListener('click', () => toggleMenu(menu, items, { label: t('chat.menu') }));
    this.element = h('header', { class: 'chat-header' },
      h('button', { type: 'button', class: 'icon-button back', testid: 'back', 'aria-label': t('back'), on: { click: close } }, icon('back')),
      this.#avatar, h('div', { class: 'chat-title' }, this.#name, this.#status), menu,
      h('button', { type: 'button', class: 'icon-button close-column', testid: 'close-column', 'aria-label': t('chat.close'), on: { click: close } }, icon('close')));
    this.#stop = [chat.on('head', () => this.update()), chat.on('reset', () => this.update())];
    this.update();
  }

  close() {
    this.#stop.forEach((stop) => stop());
  }

  update() {
    const chat = this.#chat;
    if (!chat.loaded) return;
    const name = chat.isGroup ? chat.group.title : chat.bot.name;
    const shown = `${chat.isGroup ? chat.id : chat.bot.id} ${name}`;
    if (this.#avatar.dataset.shown !== shown) {
      this.#avatar.dataset.shown = shown;
      this.#avatar.replaceChildren(avatar(chat.isGroup ? chat.id : chat.bot.id, name), ...(chat.isGroup ? [] : [avatar(chat.id, peerName(chat.person), 'owner')]));
    }
    this.#name.textContent = name;
    this.#showStatus();
  }

  #showStatus() {
    const chat = this.#chat;
    const action = chat.live && chat.typing && (actions.has(chat.typing) ? chat.typing : 'typing');
    const state = !chat.live ? 'connecting' : action ?? 'quiet';
    const words = !chat.live ? t('chat.connecting')
      : action ? t(`action.${action}`)
        : chat.isGroup ? t('groups.count', { n: chat.group.people.length + 1 })
          : t(chat.blocked ? 'chat.blockedBy' : 'chat.usedBy', { name: peerName(chat.person) });
    if (this.#status.dataset.state === state && this.#status.dataset.words === words) return;
    Object.assign(this.#status.dataset, { state, words });
    this.#status.replaceChildren(words, ...(action ? [h('span', { class: 'dots', testid: 'typing', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'))] : []));
  }
}
