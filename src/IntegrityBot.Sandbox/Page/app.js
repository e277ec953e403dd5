import { h } from './parts/dom.js';
import { startTheme } from './parts/theme.js';
import { preferredLanguage, t, useLanguage } from './parts/texts.js';
import { Column } from './chat/column.js';
import { OpenChats } from './shell/columns.js';
import { Drawer } from './shell/drawer.js';
import { Sidebar } from './shell/sidebar.js';
import { store } from './shell/store.js';

const root = document.getElementById('app');
let open;
let sidebar;
let drawer;
let columns = new Map();
const main = h('main', { class: 'columns' });

startTheme();
await useLanguage(preferredLanguage());
await begin();

async function begin() {
  try {
    await store.load();
    await store.readClock();
  } catch {
    root.replaceChildren(h('div', { class: 'failure', role: 'alert' }, h('p', { text: t('unreachable') }),
      h('button', { type: 'button', class: 'button primary', text: t('again'), on: { click: begin } })));
    return;
  }
  open = new OpenChats((id) => store.chats.has(id));
  open.on('change', arrange);
  store.on('restarted', () => location.reload());
  build();
  // On a wide page something should be there to read.
  if (open.ids.length === 0 && matchMedia('(min-width: 720px)').matches && store.people.length > 0) open.open(store.people[0].id, true);
  document.addEventListener('visibilitychange', follow);
  follow();
}

function build() {
  sidebar?.close();
  drawer?.close();
  for (const column of columns.values()) column.close();
  columns = new Map();
  sidebar = new Sidebar({ open: openChat, beside: (id) => { open.beside(id); focus(id); }, tools: () => drawer.toggle(), rebuild: build, counted: showTitle });
  drawer = new Drawer({ active: () => store.chats.get(open.active) });
  root.replaceChildren(sidebar.element, main, drawer.element);
  arrange();
}

function openChat(id) {
  open.open(id);
  focus(id);
}

const focus = (id) => columns.get(id)?.composer.focus();

/** Brings the columns in line with what is open; those that stay keep their scroll and their stream. */
function arrange() {
  for (const [id, column] of columns) {
    if (open.ids.includes(id)) continue;
    column.close();
    columns.delete(id);
  }
  for (const id of open.ids) {
    if (!columns.has(id)) columns.set(id, new Column(store.chats.get(id), { close: () => open.close(id), focused: () => open.use(id), tools: () => drawer.show() }));
  }
  const wanted = open.ids.map((id) => columns.get(id).element);
  main.querySelector('.nothing')?.remove();
  wanted.forEach((element, at) => main.children[at] === element || main.insertBefore(element, main.children[at] ?? null));
  if (wanted.length === 0) main.replaceChildren(h('p', { class: 'nothing' }, h('span', { class: 'pill', text: t('chat.choose') })));
  root.dataset.columns = String(wanted.length);
  for (const [id, column] of columns) {
    column.element.classList.toggle('active', id === open.active);
    column.list.looked();
  }
  sidebar.mark(open.ids, open.active);
  showTitle();
}

function showTitle() {
  document.title = store.unread > 0 ? `(${store.unread}) ${t('title')}` : t('title');
}

// A hidden tab holds no connection, so that two tabs cannot use up the browser's six.
function follow() {
  for (const { chat } of columns.values()) {
    if (document.hidden) chat.disconnect();
    else chat.connect();
  }
  store.stopFollowing();
  if (document.hidden) return;
  store.follow();
  for (const { list } of columns.values()) list.looked();
}
