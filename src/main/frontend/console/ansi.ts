/** Escapes that set colours (SGR); all others are left out, they move a cursor that a log does not have. */
const escape = /\u001b(?:\[([0-9;:]*)m|\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_]|[ -/]+[0-~])/g;
/** What else cannot be seen, but for the tab. */
const unseen = /[\u0000-\u0008\u000a-\u001f\u007f\u0080-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const names = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

interface Style {
  colour: string;
  ground: string;
  bold: boolean;
  faint: boolean;
  underlined: boolean;
  inverse: boolean;
}

const plain: Style = { colour: '', ground: '', bold: false, faint: false, underlined: false, inverse: false };

/** A line as text in coloured pieces. Colours are classes out of a fixed list: nothing of the line becomes a style or markup. */
export function paint(line: string): DocumentFragment {
  const painted = document.createDocumentFragment();
  let style = plain;
  let from = 0;
  // a progress line writes over itself: the last state is what was meant to be read
  const text = line.slice(line.lastIndexOf('\r', line.length - 2) + 1);
  for (const found of text.matchAll(escape)) {
    piece(painted, text.slice(from, found.index), style);
    from = found.index + found[0].length;
    if (found[1] !== undefined) {
      style = changed(style, found[1]);
    }
  }
  piece(painted, text.slice(from), style);
  return painted;
}

function piece(into: DocumentFragment, raw: string, style: Style) {
  const text = raw.replace(unseen, '');
  if (!text) {
    return;
  }
  const classes = classesOf(style);
  if (!classes) {
    into.append(text);
    return;
  }
  const span = document.createElement('span');
  span.className = classes;
  span.textContent = text;
  into.append(span);
}

function classesOf(style: Style): string {
  const [colour, ground] = style.inverse
    ? [style.ground || 'inverse', style.colour || 'inverse']
    : [style.colour, style.ground];
  return [
    colour && `c-${colour}`,
    ground && `g-${ground}`,
    style.bold && 'bold',
    style.faint && 'faint',
    style.underlined && 'underlined',
  ]
    .filter(Boolean)
    .join(' ');
}

function changed(before: Style, parameters: string): Style {
  let style = before;
  const codes = parameters.split(/[;:]/).map(Number);
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index];
    if (code === 38 || code === 48) {
      // of the larger palettes only the first sixteen have a name here
      const indexed = codes[index + 1] === 5;
      const name = indexed ? colourOf(codes[index + 2]) : '';
      style = code === 38 ? { ...style, colour: name } : { ...style, ground: name };
      index += indexed ? 2 : 4;
    } else {
      style = one(style, code);
    }
  }
  return style;
}

function colourOf(index: number): string {
  return index < 8 ? names[index] : index < 16 ? `bright-${names[index - 8]}` : '';
}

function one(style: Style, code: number): Style {
  if (code >= 30 && code <= 37) {
    return { ...style, colour: names[code - 30] };
  }
  if (code >= 90 && code <= 97) {
    return { ...style, colour: `bright-${names[code - 90]}` };
  }
  if (code >= 40 && code <= 47) {
    return { ...style, ground: names[code - 40] };
  }
  if (code >= 100 && code <= 107) {
    return { ...style, ground: `bright-${names[code - 100]}` };
  }
  switch (code) {
    case 0:
      return plain;
    case 1:
      return { ...style, bold: true };
    case 2:
      return { ...style, faint: true };
    case 4:
      return { ...style, underlined: true };
    case 7:
      return { ...style, inverse: true };
    case 22:
      return { ...style, bold: false, faint: false };
    case 24:
      return { ...style, underlined: false };
    case 27:
      return { ...style, inverse: false };
    case 39:
      return { ...style, colour: '' };
    case 49:
      return { ...style, ground: '' };
    default:
      return style;
  }
}
