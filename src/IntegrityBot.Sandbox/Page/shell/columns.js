import { Emitter } from '../parts/emitter.js';

const wide = matchMedia('(min-width: 1100px)');
const most = 3;

/**
 * Which chats are on screen, kept in the address (`#5000000001,5000000002`, the used one marked by `!`), so that reload, a link
 * and the phone's back button work. Emits `change`.
 */
export class OpenChats extends Emitter {
  #known;
  ids = [];
  active = null;

  constructor(known) {
    super();
    this.#known = known;
    addEventListener('hashchange', () => this.#read());
    wide.addEventListener('change', () => this.#read());
    this.#read();
  }

  #read() {
    const marked = location.hash.slice(1).split(',').filter(Boolean);
    const ids = [...new Set(marked.map((id) => Number(id.replace('!', ''))))].filter((id) => this.#known(id));
    const used = Number(marked.find((id) => id.endsWith('!'))?.slice(0, -1));
    this.active = ids.includes(used) ? used : ids.at(0) ?? null;
    this.ids = wide.matches ? ids.slice(0, most) : ids.filter((id) => id === this.active);
    if (this.active !== null && !this.ids.includes(this.active)) this.active = this.ids[0];
    this.emit('change');
  }

  #write(ids, active, { replace = false } = {}) {
    const hash = `#${ids.map((id) => ids.length > 1 && id === active ? `${id}!` : id).join(',')}`;
    if (hash === (location.hash || '#')) return;
    if (replace) history.replaceState(null, '', hash);
    else history.pushState(null, '', hash);
    this.#read();
  }

  /** Shows a chat in place of the used one. */
  open(id, replace = this.active !== null) {
    if (this.ids.includes(id)) return this.use(id);
    const ids = this.active === null ? [id] : this.ids.map((each) => each === this.active ? id : each);
    this.#write(ids, id, { replace });
  }

  /** Shows a chat next to the others; the oldest gives way to a fourth. */
  beside(id) {
    if (this.ids.includes(id)) return this.use(id);
    this.#write([...this.ids, id].slice(-most), id, { replace: true });
  }

  use(id) {
    if (this.active !== id) this.#write(this.ids, id, { replace: true });
  }

  close(id) {
    const ids = this.ids.filter((each) => each !== id);
    this.#write(ids, ids.includes(this.active) ? this.active : ids.at(-1), { replace: true });
  }
}
