import { svg } from './dom.js';

// Drawn for this page on a 24 × 24 grid, stroked in the colour of the text around them.
const paths = {
  back: 'M15 5l-7 7 7 7',
  down: 'M6 9.5l6 6 6-6',
  send: 'M5 12h6M4.5 4.8 20.5 12 4.5 19.2l2-7.2z',
  attach: 'M20 11.5l-8.2 8.2a5.2 5.2 0 0 1-7.4-7.4l8.6-8.5a3.5 3.5 0 0 1 4.9 4.9l-8.4 8.4a1.7 1.7 0 0 1-2.5-2.4l7.7-7.7',
  menu: 'M5 7.5h14M5 12h14M5 16.5h14',
  more: 'M12 5.5v.01M12 12v.01M12 18.5v.01',
  close: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  plus: 'M12 5v14M5 12h14',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  moon: 'M20 14.2A8.3 8.3 0 0 1 9.8 4a8.3 8.3 0 1 0 10.2 10.2z',
  tools: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.8v4.4M9 14.8v4.4',
  beside: 'M4 5.5h16v13H4zM12 5.5v13M16 9.8v4.4M13.8 12h4.4',
  shield: 'M12 3.5l7 2.6v5.4c0 4.3-2.9 7.3-7 9-4.1-1.7-7-4.7-7-9V6.1z',
  copy: 'M9 9h10.5v10.5H9zM5.5 15H4.5V4.5H15v1',
  reply: 'M10 6L4.5 11.5 10 17M5 11.5h8.5a6 6 0 0 1 6 6v.5',
  edit: 'M4.5 19.5l1-4.2L16.2 4.6a1.8 1.8 0 0 1 2.6 0l.6.6a1.8 1.8 0 0 1 0 2.6L8.7 18.5z',
  trash: 'M5 7h14M9.5 7V4.5h5V7M7 7l.8 12.5h8.4L17 7M10.3 10.5v5.5M13.7 10.5v5.5',
  forward: 'M14 6l5.5 5.5L14 17M19 11.5h-8.5a6 6 0 0 0-6 6v.5',
  download: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 19.5h14',
  file: 'M6.5 3.5h7l4.5 4.5v12.5H6.5zM13.5 3.5V8H18',
  photo: 'M4 5.5h16v13H4zM4.5 16l4.5-4.5 4 4 2.5-2.5 4 4M15 9.3v.01',
  mic: 'M12 3.5a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3zM5.8 11.5a6.2 6.2 0 0 0 12.4 0M12 17.7v3',
  link: 'M8 16L16.5 7.5M9.5 7h7.5v7.5',
  clock: 'M12 3.7a8.3 8.3 0 1 0 0 16.6 8.3 8.3 0 0 0 0-16.6zM12 7.5V12l3 2.5',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.8 20c.6-3.7 3.5-5.8 7.2-5.8s6.6 2.1 7.2 5.8',
  group: 'M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.8 19.5c.5-3.3 3-5 6.2-5s5.7 1.7 6.2 5M16 5.3a3.3 3.3 0 0 1 0 6.4M18 14.7c1.8.7 2.9 2.3 3.2 4.8',
  ban: 'M12 3.7a8.3 8.3 0 1 0 0 16.6 8.3 8.3 0 0 0 0-16.6zM6.2 6.2l11.6 11.6',
  keyboard: 'M3.5 6.5h17v11h-17zM7 10v.01M10.3 10v.01M13.7 10v.01M17 10v.01M8 14h8',
  sticker: 'M19.5 13.5V6.5a2 2 0 0 0-2-2h-11a2 2 0 0 0-2 2v11a2 2 0 0 0 2 2h7zM13.5 19.5v-4a2 2 0 0 1 2-2h4',
  location: 'M12 21s6.5-5.8 6.5-11a6.5 6.5 0 0 0-13 0c0 5.2 6.5 11 6.5 11zM12 7.8a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6z',
  dice: 'M5 5h14v14H5zM9 9v.01M15 15v.01M12 12v.01M15 9v.01M9 15v.01',
  poll: 'M5.5 19V11M12 19V5M18.5 19v-5.5',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  repeat: 'M17 3.5L20 6.5l-3 3M20 6.5H8a4 4 0 0 0-4 4v1M7 20.5l-3-3 3-3M4 17.5h12a4 4 0 0 0 4-4v-1',
  unplug: 'M4 12h5M15 12h5M9 8.5v7M15 8.5v7',
  blank: '',
};

/** A decorative icon; the control that wears it carries the words. */
export function icon(name, size = 24) {
  return svg('svg', { class: 'icon', width: size, height: size, viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false' },
    svg('path', { d: paths[name] }));
}
