// A small tree of an XML document, with namespaces and line numbers.
import { SaxesParser } from 'saxes';

export const ATOM = 'http://www.w3.org/2005/Atom';
export const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';
export const XHTML = 'http://www.w3.org/1999/xhtml';

/** Parses strictly. Throws an error with line and column where the text is not well-formed. */
export function parseXml(text) {
  const parser = new SaxesParser({ xmlns: true });
  const top = { children: [] };
  const open = [top];
  parser.on('error', (error) => { throw error; });
  parser.on('opentag', (tag) => {
    const attrs = Object.fromEntries(Object.values(tag.attributes).map((a) => [a.name, a.value]));
    const node = { uri: tag.uri, name: tag.local, attrs, line: parser.line, children: [], text: '' };
    open.at(-1).children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => open.pop());
  const addText = (text) => { if (open.length > 1) open.at(-1).text += text; };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text).close();
  return top.children[0];
}

/** The children of a node with this namespace and name. */
export const childrenOf = (node, uri, name) =>
  node.children.filter((child) => child.uri === uri && child.name === name);

/** The trimmed text of the first such child, or undefined. */
export const childText = (node, uri, name) => childrenOf(node, uri, name)[0]?.text.trim();
