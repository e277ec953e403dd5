import { h } from '../parts/dom.js';
import { icon } from '../parts/icons.js';
import { t } from '../parts/texts.js';
import { safeUrl } from './entities.js';

const styles = new Set(['primary', 'success', 'danger']);

/** The inline keyboard under a message; `actions`: `tap`, `copy`, `link`, `insert`, `unsupported`. */
export function inlineKeyboard(message, chat, actions) {
  const rows = message.reply_markup?.inline_keyboard?.filter((row) => row.length > 0);
  if (!rows?.length) return null;
  return h('div', { class: 'keyboard', role: 'group', 'aria-label': t('message.keyboard') },
    rows.map((row) => h('div', { class: 'keyboard-row' }, row.map((button) => key(button, message, chat, actions)))));
}

function key(button, message, chat, actions) {
  const classes = ['key', styles.has(button.style) && `key-${button.style}`].filter(Boolean).join(' ');
  const label = h('span', { class: 'key-label', dir: 'auto', text: button.text });
  const make = (kind, extra, ...children) => h('button', { type: 'button', class: classes, testid: 'keyboard-button', ...extra, data: { kind, ...extra.data } },
    label, ...children);
  const href = button.url && safeUrl(button.url);

  if (button.disabled !== undefined) {
    return make('disabled', { 'aria-disabled': 'true', class: `${classes} key-disabled` });
  }
  if (button.callback_data !== undefined) {
    const data = button.callback_data;
    const busy = chat.isBusy(message.message_id, data);
    return make('callback', { data: { callback: data }, 'aria-busy': String(busy), on: { click: () => actions.tap(message, data) } },
      h('span', { class: 'spinner', 'aria-hidden': 'true' }));
  }
  if (href) {
    return h('a', { class: classes, testid: 'keyboard-button', data: { kind: 'url' }, href, target: '_blank', rel: 'noopener noreferrer', title: href,
      on: { click: (event) => actions.link(event, href) } }, label, icon('link', 14));
  }
  if (button.copy_text) {
    return make('copy', { title: t('button.copies'), on: { click: () => actions.copy(button.copy_text.text) } }, icon('copy', 14));
  }
  if (button.switch_inline_query_current_chat !== undefined) {
    return make('inline', { on: { click: () => actions.insert(`@${chat.bot.username} ${button.switch_inline_query_current_chat}`) } });
  }
  return make('other', { on: { click: () => actions.unsupported() } });
}

/** Marks the keys of a rendered message that wait for their answer. */
export function showBusy(row, messageId, chat) {
  for (const element of row.querySelectorAll('[data-callback]')) {
    element.setAttribute('aria-busy', String(chat.isBusy(messageId, element.dataset.callback)));
  }
}

/** The keyboard that takes the place of the phone's own. */
export function replyKeyboard(markup, actions) {
  return h('div', { class: markup.resize_keyboard ? 'reply-keyboard small' : 'reply-keyboard', role: 'group', 'aria-label': t('message.keyboard') },
    markup.keyboard.map((row) => h('div', { class: 'keyboard-row' }, row.map((entry) => {
      const button = typeof entry === 'string' ? { text: entry } : entry;
      const classes = ['reply-key', styles.has(button.style) && `key-${button.style}`].filter(Boolean).join(' ');
      return h('button', { type: 'button', class: classes, testid: 'reply-button', on: { click: () => actions.press(button) } },
        h('span', { class: 'key-label', dir: 'auto', text: button.text }));
    }))));
}
