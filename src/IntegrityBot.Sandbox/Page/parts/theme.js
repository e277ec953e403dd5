// Dark or light: the system's wish until the person says otherwise here.

const system = matchMedia('(prefers-color-scheme: dark)');
const chosen = () => localStorage.getItem('theme');

export const isDark = () => (chosen() ?? (system.matches ? 'dark' : 'light')) === 'dark';

const apply = () => {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
};

export function startTheme() {
  apply();
  system.addEventListener('change', apply);
}

export function toggleTheme() {
  localStorage.setItem('theme', isDark() ? 'light' : 'dark');
  apply();
}
