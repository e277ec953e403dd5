import { h } from '../parts/dom.js';
import { ahead, shortMoment } from '../parts/format.js';
import { icon } from '../parts/icons.js';
import { chooseLanguage, currentLanguage, languageNames, t } from '../parts/texts.js';
import { isDark, toggleTheme } from '../parts/theme.js';
import { avatar } from '../chat/avatar.js';
import { peerName, summary } from '../chat/kinds.js';
import { openAddGroup, openAddPerson } from '../overlays/people.js';
import { toggleMenu } from '../overlays/menu.js';
import { store } from './store.js';

/** The list of people and groups, with the page's own settings over it. */
export class Sidebar {
  #actions;
  #stop;
  #list = h('ul', { class: 'people', testid: 'people' });
  #clock = h('button', { type: 'button', class: 'clock-chip', hidden: true, testid: 'clock-chip' });
  #items = new Map();

  constructor(actions) {
    this.#actions = actions;
    const theme = h('button', { type: 'button', class: 'icon-button', testid: 'theme', 'aria-label': t('theme') });
    const showTheme = () => theme.replaceChildren(icon(isDark() ? 'sun' : 'moon', 22));
    theme.addEventListener('click', () => {
      toggleTheme();
      showTheme();
    });
    showTheme();
    const language = h('select', { class: 'language', testid: 'language', 'aria-label': t('language') },
      languageNames.map(([value, name]) => h('option', { value, selected: value === currentLanguage(), text: name })));
    language.addEventListener('change', async () => {
      await chooseLanguage(language.value);
      actions.rebuild();
    });
    this.#clock.addEventListener('click', () => actions.tools());
    const add = h('button', { type: 'button', class: 'add', testid: 'add', 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'aria-label': t('people.addOrGroup') }, icon('plus'), h('span', { text: t('add') }));
    add.addEventListener('click', () => toggleMenu(add, () => [
      { label: t('people.add'), icon: 'person', testid: 'add-person', run: () => openAddPerson(({ id }) => actions.open(id)) },
      { label: t('groups.add'), icon: 'group', testid: 'add-group', run: () => openAddGroup(({ id }) => actions.open(id)) },
    ]));
    this.element = h('nav', { class: 'sidebar', 'aria-label': t('people.title') },
      h('header', { class: 'sidebar-header' },
        h('div', { class: 'brand' }, h('h1', { text: t('title') }), h('p', { text: t('subtitle') })),
        theme,
        h('button', { type: 'button', class: 'icon-button', testid: 'tools', 'aria-label': t('tools.title'), on: { click: () => actions.tools() } }, icon('tools', 22))),
      this.#clock, this.#list, h('footer', { class: 'sidebar-footer' }, language, add));
    this.#stop = [store.on('people', () => this.#build()), store.on('chat', (id) => this.#show(id)), store.on('clock', () => this.#showClock())];
    this.#build();
    this.#showClock();
  }

  close() {
    this.#stop.forEach((stop) => stop());
  }

  #showClock() {
    this.#clock.hidden = store.clockAhead === 0;
    this.#clock.replaceChildren(icon('clock', 18), h('span', { text: t('clock.ahead', { by: ahead(store.clockAhead) }) }));
  }

  #build() {
    this.#items.clear();
    this.#list.replaceChildren(...(store.peers.length === 0 ? [h('li', { class: 'hint', text: t('people.none') })] : []), ...store.peers.map((peer) => {
      const item = h('li');
      this.#items.set(peer.id, item);
      this.#show(peer.id);
      return item;
    }));
  }

  /** Marks which chats are on screen, and which one is being used. */
  mark(open, active) {
    this.#open = open;
    this.#active = active;
    for (const id of this.#items.keys()) this.#show(id);
  }

  #open = [];
  #active = null;

  #show(id) {
    const item = this.#items.get(id);
    const chat = store.chats.get(id);
    if (!item || !chat?.loaded) return;
    const name = peerName(chat.peer);
    const { last } = chat;
    const open = this.#open.includes(id);
    const key = JSON.stringify([name, last?.message_id, last && summary(last), chat.typing, chat.unread, open, this.#active === id, chat.person?.language_code, chat.blocked]);
    if (item.dataset.key === key) return;
    item.dataset.key = key;
    const focused = item.contains(document.activeElement) && document.activeElement.dataset.testid;
    const preview = h('span', { class: chat.typing ? 'preview typing' : 'preview', dir: 'auto', text: this.#preview(chat) });
    item.replaceChildren(
      h('button', {
        type: 'button', class: ['person', open && 'open', this.#active === id && 'active'].filter(Boolean).join(' '), testid: `person-${id}`, title: name,
        'aria-current': open ? 'true' : null, on: { click: () => this.#actions.open(id) },
      }, avatar(id, name), h('span', { class: 'person-words' },
        h('span', { class: 'person-line' }, h('strong', { dir: 'auto', text: name }),
          chat.person?.language_code && h('span', { class: 'tag', title: t('people.appLanguage'), text: chat.person.language_code }),
          last && h('time', { text: shortMoment(last.date, store.now) })),
        h('span', { class: 'person-line' }, preview, chat.unread > 0 && h('span', { class: 'badge', testid: `unread-${id}`, 'aria-label': t('people.unread', { n: chat.unread }), text: chat.unread > 99 ? '99+' : String(chat.unread) })))),
      h('button', { type: 'button', class: 'beside', testid: `beside-${id}`, hidden: open, title: t('people.beside'), 'aria-label': `${t('people.beside')}: ${name}`, on: { click: () => this.#actions.beside(id) } }, icon('beside', 20)));
    if (focused) item.querySelector(`[data-testid="${focused}"]`)?.focus();
    this.#actions.counted();
  }

  #preview(chat) {
    if (chat.typing) return t('action.typing');
    if (chat.blocked) return t('people.blocked');
    if (!chat.last) return chat.person?.role ? t(`role.${knownRole(chat.person.role)}`) : t('people.noMessages');
    const words = summary(chat.last).replace(/\s+/g, ' ').slice(0, 140);
    return chat.isOwn(chat.last) ? t('people.you', { text: words }) : words;
  }
}

const knownRole = (role) => ['reporter', 'citizen', 'student', 'moderator'].includes(role) ? role : 'other';
