import { api } from '../parts/api.js';
import { Emitter } from '../parts/emitter.js';
import { t } from '../parts/texts.js';

// A chat action is shown this long, as Telegram's apps do.
const actionLasts = 5_000;
// A tap whose answer never comes stops spinning after this long.
const tapLasts = 30_000;

/**
 * What one person's app knows of one chat. Emits `reset`, `message`, `edited`, `deleted`, `head` (name, commands, block, typing,
 * connection), `gone` (the server no longer knows the chat), `busy` (a tap waits or was answered) and `toast`.
 */
export class Chat extends Emitter {
  messages = [];
  loaded = false;
  live = false;
  unread = 0;
  draft = '';
  replyTo = null;
  editing = null;
  typing = null;
  speaker = null;
  hiddenKeyboard = null;
  thread = null;
  #stream = null;
  #retry = 0;
  #queue = null;
  #taps = new Map();
  #answered = new Set();
  #readTo = null;
  #typingTimer = 0;

  constructor(id) {
    super();
    this.id = id;
  }

  get isGroup() { return Boolean(this.group); }
  get isForum() { return Boolean(this.group?.forum); }
  get peer() { return this.group ?? this.person; }
  get last() { return this.messages.at(-1); }

  /** Who acts: in a group every request names the person. */
  get as() { return this.isGroup ? { from: this.speaker ?? this.group.people[0]?.id } : {}; }

  /** Whether `message` is this screen's own: in a private chat everything the bot did not write. */
  isOwn(message) {
    return !message.from?.is_bot && (!this.isGroup || message.from?.id === this.as.from);
  }

  /** Fetches the chat; events that come meanwhile are applied on top. */
  async load() {
    this.#queue ??= [];
    try {
      const { bot, person, group, started, blocked, typing, messages } = await api.chat(this.id);
      Object.assign(this, { bot, person, group, started, blocked, messages, loaded: true });
      if (typing) this.#act(typing);
      this.#count();
      this.emit('reset');
    } finally {
      const queue = this.#queue ?? [];
      this.#queue = null;
      for (const [type, data] of queue) this.#apply(type, data);
    }
    this.emit('head');
  }

  connect() {
    if (this.#stream) return;
    const stream = new EventSource(api.eventsUrl(this.id));
    this.#stream = stream;
    stream.addEventListener('open', () => {
      this.live = true;
      this.load().catch(() => this.#reconnect());
    });
    stream.addEventListener('error', () => {
      this.live = false;
      this.emit('head');
      if (stream.readyState === EventSource.CLOSED) this.#refused();
    });
    for (const type of ['message', 'edited', 'deleted', 'action', 'toast', 'commands', 'person']) {
      stream.addEventListener(type, (event) => this.#take(type, JSON.parse(event.data)));
    }
  }

  disconnect() {
    clearTimeout(this.#retry);
    this.#stream?.close();
    this.#stream = null;
    this.live = false;
  }

  // The server refuses the stream: because it began anew without this chat, or because it is only just starting.
  #refused() {
    this.load().then(() => this.#reconnect(), ({ status }) => status === 404 ? this.emit('gone') : this.#reconnect());
  }

  #reconnect() {
    this.disconnect();
    this.emit('head');
    this.#retry = setTimeout(() => this.connect(), 1_500);
  }

  #take(type, data) {
    if (this.#queue) this.#queue.push([type, data]);
    else this.#apply(type, data);
  }

  #apply(type, data) {
    switch (type) {
      case 'message': return this.#put(data, 'message');
      case 'edited': return this.#put(data, 'edited');
      case 'deleted': return this.#drop(data.message_ids);
      case 'action': return this.#act(data.action);
      case 'toast': return this.#answer(data);
      case 'commands':
        this.bot = data;
        return this.emit('head');
      case 'person':
        this.person = data;
        this.started = data.started;
        this.blocked = data.blocked;
        return this.emit('head');
    }
  }

  #put(message, type) {
    const at = this.messages.findIndex((known) => known.message_id === message.message_id);
    if (at >= 0) {
      this.messages[at] = message;
      return this.emit('edited', { message, quiet: type === 'message' });
    }
    if (type === 'edited') return;
    const after = this.messages.findLastIndex((known) => known.message_id < message.message_id);
    this.messages.splice(after + 1, 0, message);
    if (!this.isGroup) this.started = true;
    if (message.from?.is_bot) this.#act(null);
    this.#count();
    this.emit('message', message);
    this.emit('head');
  }

  #drop(ids) {
    const gone = new Set(ids);
    this.messages = this.messages.filter((message) => !gone.has(message.message_id));
    if (gone.has(this.replyTo?.message_id)) this.replyTo = null;
    if (gone.has(this.editing?.message_id)) this.editing = null;
    this.#count();
    this.emit('deleted', ids);
    this.emit('head');
  }

  #act(action) {
    clearTimeout(this.#typingTimer);
    this.typing = action;
    if (action) this.#typingTimer = setTimeout(() => this.#act(null), actionLasts);
    this.emit('head');
  }

  // The first load of a page counts as read; later what others wrote is unread until somebody looks.
  #count() {
    this.#readTo ??= this.last?.message_id ?? 0;
    this.unread = this.messages.filter((message) => message.message_id > this.#readTo && !this.isOwn(message)).length;
  }

  read() {
    this.#readTo = Math.max(this.#readTo ?? 0, this.last?.message_id ?? 0);
    if (this.unread === 0) return;
    this.unread = 0;
    this.emit('head');
  }

  /** Presses a callback button and remembers that it waits for `answerCallbackQuery`. */
  async tap(messageId, data) {
    const key = `${messageId} ${data}`;
    if (this.#taps.has(key)) return;
    this.#taps.set(key, null);
    this.emit('busy', messageId);
    try {
      const { callback_query_id: id } = await api.tap(this.id, messageId, data, this.as);
      if (this.#answered.delete(id)) return this.#untap(key);
      this.#taps.set(key, id);
      setTimeout(() => this.#taps.get(key) === id && this.#untap(key), tapLasts);
    } catch (error) {
      this.#untap(key);
      throw error;
    }
  }

  isBusy(messageId, data) {
    return this.#taps.has(`${messageId} ${data}`);
  }

  #untap(key) {
    this.#taps.delete(key);
    this.emit('busy', Number(key.split(' ', 1)[0]));
  }

  #answer(toast) {
    const waiting = [...this.#taps].find(([, id]) => id === toast.callback_query_id);
    if (waiting) this.#untap(waiting[0]);
    else this.#answered.add(toast.callback_query_id);
    if (toast.text || toast.url) this.emit('toast', toast);
  }

  /** Topics of a forum that this chat has seen made, `{id, name}`. */
  get topics() {
    return this.messages.filter((message) => message.forum_topic_created)
      .map((message) => ({ id: message.message_thread_id ?? message.message_id, name: message.forum_topic_created.name }));
  }

  topicName(thread) {
    return this.topics.find(({ id }) => id === thread)?.name ?? t('groups.general');
  }

  /** The bot's latest word on the reply keyboard: `{markup, message}` to show, or null. */
  get replyMarkup() {
    const message = this.messages.findLast(({ from, reply_markup: markup }) =>
      from?.is_bot && (markup?.keyboard || markup?.remove_keyboard || markup?.force_reply));
    const markup = message?.reply_markup;
    if (!markup || markup.remove_keyboard) return null;
    const answered = this.messages.some((later) => later.message_id > message.message_id && this.isOwn(later));
    if (answered && (markup.one_time_keyboard || markup.force_reply)) return null;
    return { markup, message };
  }
}
