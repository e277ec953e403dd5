// The page's own words. What the bot says is never translated here.

const languages = ['kk', 'ru', 'en'];
const names = { kk: 'Қазақша', ru: 'Русский', en: 'English' };
let texts = {};
let language = 'en';

export const languageNames = Object.entries(names);
export const currentLanguage = () => language;

/** The text under `key`, with `{name}` replaced from `values`. */
export function t(key, values = {}) {
  const text = texts[key];
  if (text === undefined) throw new Error(`No text ${key} in ${language}`);
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** What was chosen here before, else the browser's first language we speak, else English. */
export function preferredLanguage() {
  const wanted = [localStorage.getItem('language'), ...navigator.languages].map((tag) => tag?.toLowerCase().split('-')[0]);
  return wanted.find((tag) => languages.includes(tag)) ?? 'en';
}

export async function useLanguage(tag) {
  const response = await fetch(`/page/texts/${tag}.json`);
  if (!response.ok) throw new Error(`texts: ${response.status}`);
  texts = await response.json();
  language = tag;
  document.documentElement.lang = tag;
}

export async function chooseLanguage(tag) {
  localStorage.setItem('language', tag);
  await useLanguage(tag);
}
