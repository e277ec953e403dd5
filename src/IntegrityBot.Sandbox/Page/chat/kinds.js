import { t } from '../parts/texts.js';

const kinds = ['photo', 'animation', 'document', 'voice', 'video', 'video_note', 'audio', 'sticker', 'contact', 'venue', 'location',
  'dice', 'poll', 'story'];

/** What sort of message it is, from the field the Bot API fills; an animation also has `document`, a venue also `location`. */
export const kindOf = (message) => kinds.find((kind) => message[kind]) ?? (message.text === undefined ? 'service' : 'text');

/** One line for the list of chats, quotes and screen readers. */
export function summary(message) {
  const words = message.text ?? message.caption;
  const kind = kindOf(message);
  if (kind === 'text') return words;
  if (kind === 'service') return serviceText(message);
  const label = kind === 'sticker' && message.sticker.emoji ? `${message.sticker.emoji} ${t('kind.sticker')}` : t(`kind.${kind}`);
  if (words) return `${label}: ${words}`;
  return kind === 'document' && message.document.file_name ? message.document.file_name : label;
}

/** What Telegram shows as a small line in the middle. */
export function serviceText(message) {
  if (message.pinned_message) return t('service.pinned');
  if (message.new_chat_members) return t('service.joined', { names: message.new_chat_members.map(fullName).join(', ') });
  if (message.left_chat_member) return t('service.left', { names: fullName(message.left_chat_member) });
  if (message.forum_topic_created) return t('service.topic', { name: message.forum_topic_created.name });
  if (message.forum_topic_closed) return t('service.topicClosed');
  if (message.forum_topic_reopened) return t('service.topicReopened');
  if (message.group_chat_created || message.supergroup_chat_created) return t('service.group');
  return t('service.other');
}

export const fullName = (user) => [user.first_name, user.last_name].filter(Boolean).join(' ');

export function peerName(peer) {
  return peer.title ?? fullName(peer);
}

/** What the plain person may take out of a protected message: nothing. */
export const isProtected = (message) => message.has_protected_content === true;
