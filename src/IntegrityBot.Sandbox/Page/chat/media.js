import { api } from '../parts/api.js';
import { h, svg } from '../parts/dom.js';
import { duration, fileSize, number } from '../parts/format.js';
import { icon } from '../parts/icons.js';
import { t } from '../parts/texts.js';
import { kindOf, isProtected } from './kinds.js';

const diceFaces = { '🎲': 6, '🎯': 6, '🎳': 6, '🏀': 5, '⚽': 5, '🎰': 64 };

/** The part of a bubble that is not text, or null; an album comes as several messages. */
export function media(messages, actions) {
  const kinds = messages.map(kindOf);
  if (messages.length > 1 && kinds.every((kind) => kind === 'photo' || kind === 'video')) return album(messages, actions);
  const parts = messages.map((message) => show[kindOf(message)]?.(message, actions)).filter(Boolean);
  return parts.length > 1 ? h('div', { class: 'stacked' }, parts) : parts[0] ?? null;
}

/** Whether the media fills the bubble from edge to edge. */
export const isPicture = (message) => ['photo', 'video', 'animation'].includes(kindOf(message));
export const isBare = (message) => ['sticker', 'dice', 'video_note'].includes(kindOf(message));

const show = {
  photo: (message, actions) => photo(message, actions, 420),
  animation: ({ animation }) => moving(animation, { autoplay: true, loop: true, muted: true }),
  video: ({ video }) => moving(video, { controls: true }),
  video_note: ({ video_note: note }) => h('video', { class: 'round', src: api.fileUrl(note.file_id), controls: true, preload: 'metadata' }),
  document: (message) => file(message.document, message.document.file_name ?? t('kind.document'), isProtected(message)),
  voice: ({ voice }) => sound(voice, t('kind.voice'), 'mic'),
  audio: ({ audio }) => sound(audio, audio.title ?? audio.file_name ?? t('kind.audio'), 'file'),
  sticker: ({ sticker }) => h('div', { class: 'big-emoji', role: 'img', 'aria-label': t('kind.sticker') }, sticker.emoji ?? '▢'),
  dice,
  contact: ({ contact }) => card('person', [contact.first_name, contact.last_name].filter(Boolean).join(' '), contact.phone_number),
  location: ({ location }) => place(location),
  venue: ({ venue }) => h('div', {}, place(venue.location), card('location', venue.title, venue.address)),
  poll,
  story: () => card('photo', t('kind.story'), t('kind.storyNote')),
};

function card(symbol, title, note) {
  return h('div', { class: 'attachment' }, h('span', { class: 'attachment-icon' }, icon(symbol)),
    h('span', { class: 'attachment-words' }, h('strong', { dir: 'auto', text: title }), h('small', { dir: 'auto', text: note })));
}

function file(document, name, closed) {
  const words = h('span', { class: 'attachment-words' }, h('strong', { dir: 'auto', text: name }), h('small', { text: fileSize(document.file_size) }));
  const symbol = h('span', { class: 'attachment-icon' }, icon('file'));
  if (closed) return h('div', { class: 'attachment' }, symbol, words);
  return h('a', { class: 'attachment', testid: 'document', href: api.fileUrl(document.file_id), download: name, 'aria-label': t('message.download', { name }) },
    symbol, words, icon('download', 18));
}

function sound(voice, title, symbol) {
  return h('div', { class: 'sound' },
    h('div', { class: 'attachment' }, h('span', { class: 'attachment-icon' }, icon(symbol)),
      h('span', { class: 'attachment-words' }, h('strong', { text: title }), h('small', { text: [voice.duration && duration(voice.duration), fileSize(voice.file_size)].filter(Boolean).join(' · ') }))),
    h('audio', { controls: true, preload: 'none', src: api.fileUrl(voice.file_id), 'aria-label': title }));
}

function shape(element, size, limit) {
  // The room is kept before the bytes come, so nothing jumps.
  const width = size.width || 320;
  const height = size.height || 240;
  const ratio = Math.min(Math.max(width / height, 0.5), 2.4);
  const shown = Math.min(limit, Math.max(width, 160), 440 * ratio);
  element.style.width = `${Math.round(shown)}px`;
  element.style.aspectRatio = String(ratio);
  return element;
}

function photo(message, actions, limit) {
  const sizes = [...message.photo].sort((a, b) => (b.width ?? 0) * (b.height ?? 0) - (a.width ?? 0) * (a.height ?? 0));
  const best = sizes[0];
  const source = api.fileUrl(best.file_id);
  const image = h('img', { src: source, alt: message.caption ?? t('kind.photo'), loading: 'lazy', decoding: 'async', draggable: 'false' });
  image.addEventListener('error', () => image.parentElement?.classList.add('broken'));
  const opener = h('button', {
    type: 'button', class: message.has_media_spoiler ? 'photo veiled' : 'photo', testid: 'photo', 'aria-label': t('message.openPhoto'),
    on: {
      click: () => opener.classList.contains('veiled') ? opener.classList.remove('veiled') : actions.lightbox(message, source),
    },
  }, image);
  return limit ? shape(opener, best, limit) : opener;
}

function moving(video, options) {
  return shape(h('video', { class: 'video', src: api.fileUrl(video.file_id), preload: 'metadata', playsinline: true, ...options }), video, 420);
}

function album(messages, actions) {
  return h('div', { class: 'album', data: { count: Math.min(messages.length, 10) } },
    messages.map((message) => message.photo ? photo(message, actions, 0)
      : h('video', { class: 'video', src: api.fileUrl(message.video.file_id), controls: true, preload: 'metadata' })));
}

function dice({ dice: { emoji, value } }) {
  return h('div', { class: 'dice', role: 'img', 'aria-label': `${t('kind.dice')}: ${value}` },
    emoji === '🎲' ? die(value) : h('span', { class: 'big-emoji', text: emoji }), h('span', { class: 'pill', text: `${value} / ${diceFaces[emoji] ?? '?'}` }));
}

function die(value) {
  const spots = { 1: [4], 2: [0, 8], 3: [0, 4, 8], 4: [0, 2, 6, 8], 5: [0, 2, 4, 6, 8], 6: [0, 2, 3, 5, 6, 8] }[value] ?? [];
  return svg('svg', { class: 'die', viewBox: '0 0 60 60', 'aria-hidden': 'true' }, svg('rect', { x: 3, y: 3, width: 54, height: 54, rx: 12 }),
    ...spots.map((spot) => svg('circle', { cx: 16 + (spot % 3) * 14, cy: 16 + Math.floor(spot / 3) * 14, r: 5 })));
}

// No map is fetched: a drawn grid with a pin, and the numbers.
function place({ latitude, longitude }) {
  const lines = [0, 1, 2, 3].flatMap((n) => [svg('path', { d: `M0 ${20 + n * 34}L260 ${4 + n * 36}` }), svg('path', { d: `M${30 + n * 66} 0L${12 + n * 72} 140` })]);
  return h('div', { class: 'place' },
    svg('svg', { viewBox: '0 0 260 140', preserveAspectRatio: 'xMidYMid slice', 'aria-hidden': 'true' }, ...lines,
      svg('path', { class: 'river', d: 'M-10 120C60 70 90 130 150 80S230 40 280 30' }),
      svg('path', { class: 'place-pin', d: 'M130 92s18-16 18-32a18 18 0 0 0-36 0c0 16 18 32 18 32z' }), svg('circle', { class: 'place-dot', cx: 130, cy: 60, r: 6.5 })),
    h('small', { text: `${latitude.toFixed(5)}, ${longitude.toFixed(5)}` }));
}

function poll({ poll: { question, options, type, total_voter_count: votes } }) {
  return h('div', { class: 'poll' }, h('strong', { dir: 'auto', text: question }), h('small', { text: t(type === 'quiz' ? 'kind.quiz' : 'kind.poll') }),
    h('ul', {}, options.map((option) => h('li', { dir: 'auto' }, option.text, h('span', { text: number(option.voter_count ?? 0) })))),
    h('small', { text: t('poll.votes', { n: number(votes ?? 0) }) }));
}
