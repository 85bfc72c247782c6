// SPDX-License-Identifier: Apache-2.0
// Making elements. Text only ever becomes text: nothing here parses markup.

const SVG = 'http://www.w3.org/2000/svg';

/** h('a', {href: '#/', class: 'x'}, 'text', child, [more]); null and false children are left out. */
export function h(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
export function s(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...flat(children));
  return element;
}

export function flat(children) {
  return children.flat(Infinity).filter(c => c !== null && c !== undefined && c !== false);
}

/**
 * Makes a parent's children look like new ones with as few changes as possible, so that focus,
 * selection and scroll positions survive an update. Children with the same `data-key` are the same.
 */
export function morph(parent, ...fresh) {
  const wanted = flat(fresh).map(c => (c instanceof Node ? c : document.createTextNode(String(c))));
  const keyed = new Map();
  for (const child of parent.children) {
    if (child.dataset?.key) keyed.set(child.dataset.key, child);
  }
  let at = parent.firstChild;
  for (const next of wanted) {
    const twin = next.dataset?.key ? keyed.get(next.dataset.key) : undefined;
    if (twin && twin !== at) parent.insertBefore(twin, at);
    const old = twin ?? at;
    if (old && (twin || isAlike(old, next))) {
      at = old.nextSibling;
      become(old, next);
    } else {
      parent.insertBefore(next, at);
    }
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
  }
}

function isAlike(old, next) {
  return old.nodeName === next.nodeName && (old.dataset?.key ?? '') === (next.dataset?.key ?? '');
}

function become(old, next) {
  if (old.isEqualNode(next)) return;
  if (old.nodeType === Node.TEXT_NODE) {
    old.data = next.data;
    return;
  }
  for (const { name } of [...old.attributes]) {
    if (!next.hasAttribute(name) && name !== 'open') old.removeAttribute(name);
  }
  for (const { name, value } of next.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  morph(old, ...next.childNodes);
}
