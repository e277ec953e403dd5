import { h } from '../parts/dom.js';
import { clockTime, exactTime } from '../parts/format.js';
import { icon } from '../parts/icons.js';
import { t } from '../parts/texts.js';
import { formatted } from './entities.js';
import { tone } from './avatar.js';
import { inlineKeyboard } from './keyboard.js';
import { fullName, isProtected, kindOf, serviceText, summary } from './kinds.js';
import { isBare, isPicture, media } from './media.js';

/** One row of the chat: a message, or the messages of one album, with the keyboard under it. */
export function renderRow(messages, chat, actions) {
  const message = messages[0];
  if (kindOf(message) === 'service') return service(message);
  const own = chat.isOwn(message);
  const worded = messages.find(({ caption, text }) => caption || text) ?? message;
  const keyed = messages.find(({ reply_markup: markup }) => markup?.inline_keyboard) ?? message;
  const words = worded.text ?? worded.caption;
  const bare = isBare(message);
  const picture = messages.every(isPicture);
  const pictureOnly = picture && !words;

  const bubble = h('div', { class: ['bubble', bare && 'bare', picture && 'picture', pictureOnly && 'picture-only', isProtected(message) && 'protected', !words && !bare && !picture && 'wordless'].filter(Boolean).join(' ') },
    chat.isGroup && !own && h('div', { class: `sender tone-text-${tone(message.from?.id)}`, dir: 'auto', text: message.from?.is_bot ? chat.bot.name : fullName(message.from ?? {}) }),
    chat.isForum && h('div', { class: 'topic', dir: 'auto', text: chat.topicName(message.message_thread_id) }),
    forwarded(message),
    quote(message, actions),
    media(messages, actions),
    h('div', { class: 'words', dir: 'auto', testid: 'message-text' },
      words && formatted(words, worded.entities ?? worded.caption_entities, actions), meta(messages)),
    reactions(message));

  const keys = inlineKeyboard(keyed, chat, actions);
  const more = h('button', { type: 'button', class: 'more-button', testid: 'message-menu', 'aria-label': t('message.actions'), 'aria-haspopup': 'menu',
    on: { click: (event) => actions.menu(message, messages, event.currentTarget) } }, icon('down', 18));
  return h('div', {
    class: own ? 'row own' : 'row', testid: 'message', role: 'group', tabindex: '-1',
    'aria-label': own ? t('message.yours') : t('message.from', { name: fullName(message.from ?? {}) }),
    data: { messageId: message.message_id, from: message.from?.is_bot ? 'bot' : 'person' },
    on: {
      contextmenu(event) {
        if (getSelection()?.toString() || event.target.closest('a, audio, video')) return;
        event.preventDefault();
        actions.menu(message, messages, event);
      },
      click(event) {
        // On a touch screen a tap on the bubble opens its menu, as in Telegram.
        const plain = !event.target.closest('a, button, audio, video, [role=button], pre') && event.target.closest('.bubble');
        if (plain && matchMedia('(hover: none)').matches && !getSelection()?.toString()) actions.menu(message, messages, event);
      },
    },
  }, h('div', { class: keys ? 'stack keyed' : 'stack' }, h('div', { class: 'bubble-line' }, bubble, more), keys));
}

function service(message) {
  return h('div', { class: 'row service', testid: 'message', data: { messageId: message.message_id, from: 'service' } },
    h('span', { class: 'pill', text: serviceText(message) }));
}

function meta(messages) {
  const message = messages.at(-1);
  const changed = messages.some(({ edited }) => edited);
  const shield = isProtected(message)
    && h('span', { class: 'shield', role: 'img', title: t('message.protected'), 'aria-label': t('message.protected') }, icon('shield', 13));
  return h('span', { class: 'meta' }, shield, changed && h('span', { class: 'edited-mark', text: t('message.edited') }),
    h('time', { datetime: new Date(message.date * 1000).toISOString(), title: exactTime(message.date), text: clockTime(message.date) }));
}

function reactions({ reaction }) {
  const shown = [reaction ?? []].flat().map(({ emoji }) => emoji ?? '★');
  return shown.length > 0 && h('div', { class: 'reactions' }, shown.map((emoji) => h('span', { testid: 'reaction', text: emoji })));
}

function forwarded({ forward_origin: origin }) {
  if (!origin) return null;
  const name = origin.sender_user ? fullName(origin.sender_user) : origin.sender_user_name ?? origin.sender_chat?.title ?? origin.chat?.title ?? '';
  return h('div', { class: 'forwarded' }, t('message.forwarded'), ' ', h('strong', { dir: 'auto', text: name }));
}

function quote(message, actions) {
  const original = message.reply_to_message;
  if (!original) return null;
  return h('button', { type: 'button', class: 'quote', on: { click: () => actions.jump(original.message_id) } },
    h('strong', { dir: 'auto', text: fullName(original.from ?? {}) }), h('span', { dir: 'auto', text: message.quote?.text ?? summary(original) }));
}
