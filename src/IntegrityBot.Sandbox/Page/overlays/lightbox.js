import { h } from '../parts/dom.js';
import { icon } from '../parts/icons.js';
import { isProtected } from '../chat/kinds.js';
import { t } from '../parts/texts.js';

/** A photo over the whole page; a press or Escape closes it. */
export function openLightbox(message, source) {
  const closed = isProtected(message);
  const image = h('img', { src: source, alt: message.caption ?? t('kind.photo'), draggable: 'false', class: closed ? 'protected' : '' });
  if (closed) image.addEventListener('contextmenu', (event) => event.preventDefault());
  const dialog = h('dialog', { class: 'lightbox', testid: 'lightbox', 'aria-label': t('kind.photo'), on: { close: () => dialog.remove(), click: () => dialog.close() } },
    image,
    message.caption && h('p', { dir: 'auto', text: message.caption }),
    h('div', { class: 'lightbox-bar' },
      !closed && h('a', { class: 'icon-button', href: source, download: 'photo.jpg', 'aria-label': t('message.download', { name: t('kind.photo') }), on: { click: (event) => event.stopPropagation() } }, icon('download')),
      h('button', { type: 'button', class: 'icon-button', autofocus: true, 'aria-label': t('close') }, icon('close'))));
  document.body.append(dialog);
  dialog.showModal();
}
