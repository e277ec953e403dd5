import { currentLanguage, t } from './texts.js';

// Browsers do not all know Kazakh; its numbers are written as Russian ones are, and the months come from the texts.
const locale = () => currentLanguage() === 'en' ? 'en-GB' : 'ru-RU';
const at = (seconds) => new Date(seconds * 1000);
const two = (value) => String(value).padStart(2, '0');
const month = (date) => t('date.months').split(' ')[date.getMonth()];

export function clockTime(seconds) {
  const date = at(seconds);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

export function exactTime(seconds) {
  const date = at(seconds);
  return `${date.getDate()} ${month(date)} ${date.getFullYear()}, ${clockTime(seconds)}:${two(date.getSeconds())}`;
}

/** A key that is the same for two moments of one local day. */
export const dayOf = (seconds) => at(seconds).toDateString();

export function dayName(seconds, now) {
  if (dayOf(seconds) === dayOf(now)) return t('day.today');
  if (dayOf(seconds) === dayOf(now - 86_400)) return t('day.yesterday');
  const date = at(seconds);
  const name = `${date.getDate()} ${month(date)}`;
  return date.getFullYear() === at(now).getFullYear() ? name : `${name} ${date.getFullYear()}`;
}

/** For the list of chats: the time today, the date before. */
export function shortMoment(seconds, now) {
  if (dayOf(seconds) === dayOf(now)) return clockTime(seconds);
  const date = at(seconds);
  return `${two(date.getDate())}.${two(date.getMonth() + 1)}`;
}

export function fileSize(bytes) {
  if (!bytes) return t('size.bytes', { n: 0 });
  const step = Math.min(Math.floor(Math.log(bytes) / Math.log(1024)), 2);
  const value = bytes / 1024 ** step;
  const n = new Intl.NumberFormat(locale(), { maximumFractionDigits: step && value < 100 ? 1 : 0 }).format(value);
  return t(['size.bytes', 'size.kilobytes', 'size.megabytes'][step], { n });
}

export const duration = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
export const number = (value) => new Intl.NumberFormat(locale()).format(value);

/** How far the sandbox's clock runs ahead, in days, hours and minutes; empty when it was not moved. */
export function ahead(seconds) {
  const minutes = Math.round(seconds / 60);
  const parts = [[Math.floor(minutes / 1440), 'ahead.days'], [Math.floor(minutes / 60) % 24, 'ahead.hours'], [minutes % 60, 'ahead.minutes']];
  return parts.filter(([n]) => n > 0).map(([n, key]) => t(key, { n })).join(' ');
}

export function initials(name) {
  const words = name.trim().split(/\s+/u);
  return words.slice(0, 2).map((word) => [...word][0] ?? '').join('').toLocaleUpperCase(locale());
}
