import { api } from '../parts/api.js';
import { Emitter } from '../parts/emitter.js';
import { Chat } from '../chat/chat.js';

// Browsers allow about six connections to one server, so only the chats on screen hold an event stream. The others are known to have
// changed when the transcript names them; it is cheap to ask for and the tools drawer shows it anyway.
const pollEvery = 1_500;
const callsKept = 300;

/** People, groups, their chats, the clock and the Bot API calls. Emits `people`, `chat` (an id), `clock`, `calls`
 * and `restarted` when the server is another one than before. */
class Store extends Emitter {
  people = [];
  groups = [];
  calls = [];
  clockAhead = 0;
  chats = new Map();
  #last = 0;
  #timer = 0;
  #polling = false;
  #strangers = new Set();

  get peers() { return [...this.people, ...this.groups]; }
  get now() { return Date.now() / 1000 + this.clockAhead; }
  get unread() { return [...this.chats.values()].reduce((sum, chat) => sum + chat.unread, 0); }

  async load() {
    const { people, groups } = await api.people();
    Object.assign(this, { people, groups: groups ?? [] });
    const fresh = this.peers.filter(({ id }) => !this.chats.has(id)).map(({ id }) => this.#add(id));
    await Promise.all(fresh.map((chat) => chat.load()));
    this.emit('people');
  }

  #add(id) {
    const chat = new Chat(id);
    this.chats.set(id, chat);
    chat.on('head', () => this.#headChanged(chat));
    chat.on('gone', () => this.emit('restarted'));
    return chat;
  }

  #headChanged(chat) {
    if (chat.person) {
      const at = this.people.findIndex(({ id }) => id === chat.id);
      if (at >= 0) this.people[at] = chat.person;
    }
    this.emit('chat', chat.id);
  }

  async addPerson(person) {
    const added = await api.addPerson(person);
    await this.load();
    return added;
  }

  async addGroup(group) {
    const added = await api.addGroup(group);
    await this.load();
    return added;
  }

  async changePerson(id, change) {
    await api.changePerson(id, change);
    await this.chats.get(id).load();
  }

  async readClock(answer) {
    const { now } = answer ?? await api.clock();
    const ahead = now - Date.now() / 1000;
    this.clockAhead = Math.abs(ahead) < 5 ? 0 : ahead;
    this.emit('clock');
  }

  async advance(by) {
    await this.readClock(await api.advance(by));
  }

  /** Follows the transcript while the page is looked at. */
  async follow() {
    if (this.#polling) return;
    this.#polling = true;
    try {
      await this.#poll();
    } catch {
      // The columns say that they are connecting; the next round tries again.
    }
    this.#polling = false;
    clearTimeout(this.#timer);
    if (!document.hidden) this.#timer = setTimeout(() => this.follow(), pollEvery);
  }

  stopFollowing() {
    clearTimeout(this.#timer);
  }

  async #poll() {
    const { calls, last } = await api.transcript(this.#last);
    if (last < this.#last) return this.emit('restarted');
    if (calls.length === 0) return;
    this.#last = calls.at(-1).n;
    this.calls = [...this.calls, ...calls].slice(-callsKept);
    this.emit('calls');
    const touched = new Set(calls.map((call) => Number(call.parameters?.chat_id)));
    const strangers = [...touched].filter((id) => id && !this.chats.has(id) && !this.#strangers.has(id));
    if (strangers.length > 0) {
      strangers.forEach((id) => this.#strangers.add(id));
      await this.load();
    }
    const everybody = calls.some(({ method }) => /^(set|delete)My|^setChatMenuButton/.test(method));
    for (const chat of this.chats.values()) {
      if (!chat.live && (everybody || touched.has(chat.id))) await chat.load();
    }
  }

  forgetCalls() {
    this.calls = [];
    this.emit('calls');
  }
}

export const store = new Store();
