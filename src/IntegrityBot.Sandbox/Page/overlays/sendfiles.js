import { h, whileBusy } from '../parts/dom.js';
import { fileSize } from '../parts/format.js';
import { icon } from '../parts/icons.js';
import { t } from '../parts/texts.js';
import { openDialog } from './dialog.js';

const captionLimit = 1024;
const albumLimit = 10;
const isImage = (file) => file.type.startsWith('image/');

/** Asks for a caption before files go; `send(kind, files, caption)` sends them and may throw. */
export function openSendFiles(files, kind, caption, send) {
  const chosen = files.slice(0, albumLimit);
  const images = chosen.every(isImage);
  const asPhotos = kind === 'photo' && images;
  openDialog({ title: asPhotos ? t('send.photos') : t('send.files'), testid: 'send-files' }, (close) => {
    const text = h('textarea', { rows: 2, maxlength: captionLimit, placeholder: t('send.caption'), testid: 'caption', autofocus: true }, caption);
    const compress = h('input', { type: 'checkbox', checked: asPhotos });
    const problem = h('p', { class: 'problem', role: 'alert' });
    const go = h('button', { type: 'submit', class: 'button primary', testid: 'send-files-go', text: t('send') });
    const form = h('form', {
      on: {
        submit(event) {
          event.preventDefault();
          whileBusy(go, async () => {
            try {
              await send(kind === 'photo' && !compress.checked ? 'document' : kind, chosen, text.value.trim());
              close();
            } catch (error) {
              problem.textContent = error.message;
            }
          });
        },
        keydown(event) {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.target !== text) return;
          event.preventDefault();
          form.requestSubmit();
        },
      },
    }, h('div', { class: 'previews' }, chosen.map(preview)),
    files.length > albumLimit && h('p', { class: 'hint', text: t('send.tooMany', { n: albumLimit }) }),
    kind === 'photo' && h('label', { class: 'check' }, compress, h('span', { text: t('send.compress') })),
    text, problem, h('footer', {}, h('button', { type: 'button', class: 'button', text: t('cancel'), on: { click: close } }), go));
    return form;
  });
}

function preview(file) {
  if (!isImage(file)) {
    return h('div', { class: 'attachment' }, h('span', { class: 'attachment-icon' }, icon('file')),
      h('span', { class: 'attachment-words' }, h('strong', { dir: 'auto', text: file.name }), h('small', { text: fileSize(file.size) })));
  }
  // A canvas instead of a blob: address keeps the page's content policy at "self".
  const canvas = h('canvas', { width: 160, height: 160, role: 'img', 'aria-label': file.name });
  createImageBitmap(file).then((image) => {
    const scale = Math.max(160 / image.width, 160 / image.height);
    canvas.getContext('2d').drawImage(image, (160 - image.width * scale) / 2, (160 - image.height * scale) / 2, image.width * scale, image.height * scale);
    image.close();
  }, () => canvas.classList.add('broken'));
  return canvas;
}

/** Lets the person choose files; resolves with none when cancelled. */
export function pickFiles({ accept, multiple }) {
  return new Promise((resolve) => {
    const input = h('input', { type: 'file', accept, multiple, hidden: true, testid: 'file-input' });
    const done = (files) => {
      input.remove();
      resolve(files);
    };
    input.addEventListener('change', () => done([...input.files]));
    input.addEventListener('cancel', () => done([]));
    document.body.append(input);
    input.click();
  });
}
