import { api } from '../parts/api.js';
import { t } from '../parts/texts.js';
import { confirmThen } from '../overlays/dialog.js';
import { store } from '../shell/store.js';

/** Blocks the bot for a person after a question, or lifts the block. */
export function toggleBlock(chat, toasts) {
  if (chat.blocked) return toasts.trying(() => api.unblock(chat.id));
  return confirmThen({ title: t('block.title'), text: t('block.text'), yes: t('chat.block'), danger: true }, () => toasts.trying(() => api.block(chat.id)));
}

/** Changes the language a person's app reports; an empty tag reports none. */
export const changeLanguage = (chat, tag, toasts) => toasts.trying(() => store.changePerson(chat.id, { language_code: tag || null }));
