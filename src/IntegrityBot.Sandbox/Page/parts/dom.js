// Everything on the page is built here, node by node: foreign text becomes text nodes, never markup.

const svgNamespace = 'http://www.w3.org/2000/svg';

/** An element. `props`: `class`, `text`, `testid`, `data` (dataset), `on` (listeners); anything else is an attribute. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'class') element.className = value;
    else if (name === 'text') element.textContent = value;
    else if (name === 'testid') element.dataset.testid = value;
    else if (name === 'data') Object.assign(element.dataset, value);
    else if (name === 'on') for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export function svg(tag, attributes, ...children) {
  const element = document.createElementNS(svgNamespace, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

export const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Runs `work` with the button marked busy, so that an impatient second click does nothing. */
export async function whileBusy(button, work) {
  if (button.getAttribute('aria-busy') === 'true') return;
  button.setAttribute('aria-busy', 'true');
  try {
    await work();
  } finally {
    button.removeAttribute('aria-busy');
  }
}
