import { ConsoleElement, type RowKey } from './console-element';

/** One key with what is held down for it: 1 is Shift, 2 is AltGr. */
interface Stroke {
  keysym: number;
  code: string;
  held: number;
}

const shift = { keysym: 0xffe1, code: 'ShiftLeft' };
const altGr = { keysym: 0xfe03, code: 'AltRight' };
const modifiers: [number, string][] = [
  [0xffe1, 'ShiftLeft'],
  [0xffe2, 'ShiftRight'],
  [0xffe3, 'ControlLeft'],
  [0xffe4, 'ControlRight'],
  [0xffe9, 'AltLeft'],
  [0xfe03, 'AltRight'],
];
const backspace = { keysym: 0xff08, code: 'Backspace' };
const enter = { keysym: 0xff0d, code: 'Enter' };

/** A guest's keyboard has a small buffer; faster than this and keys are lost. */
const betweenKeys = 14;

/** The machine's screen: picture, mouse and keyboard, by noVNC. */
class NvScreen extends ConsoleElement {
  private rfb?: import('@novnc/novnc').default;
  private stage = document.createElement('div');
  private typed = document.createElement('textarea');
  private fit = true;
  private clipboard = '';

  override connectedCallback() {
    super.connectedCallback();
    this.stage.className = 'nv-stage';
    this.stage.setAttribute('role', 'application');
    this.stage.setAttribute('aria-label', this.getAttribute('label') ?? '');
    this.stage.setAttribute('aria-describedby', 'console-hint');
    this.typed.className = 'nv-typed';
    this.typed.setAttribute('aria-label', this.getAttribute('typed-label') ?? '');
    this.typed.setAttribute('autocapitalize', 'off');
    this.typed.setAttribute('autocomplete', 'off');
    this.typed.spellcheck = false;
    this.typed.tabIndex = -1;
    this.typed.addEventListener('input', this.input);
    this.prepend(this.stage, this.typed);
  }

  protected async open(url: string, protocols: string[]) {
    const { Rfb } = await import('./novnc-lib');
    this.stage.replaceChildren();
    const rfb = new Rfb(this.stage, url, { wsProtocols: protocols });
    rfb.scaleViewport = this.fit;
    rfb.showDotCursor = true;
    rfb.background = 'transparent';
    rfb.addEventListener('connect', () => {
      this.up();
      rfb.focus({ preventScroll: true });
    });
    rfb.addEventListener('disconnect', () => {
      if (this.rfb === rfb) {
        this.rfb = undefined;
        this.down();
      }
    });
    rfb.addEventListener('clipboard', (event) => {
      this.clipboard = (event as CustomEvent<{ text: string }>).detail.text;
      document.querySelector('[data-console="copy"]')?.removeAttribute('hidden');
    });
    this.rfb = rfb;
  }

  close() {
    const rfb = this.rfb;
    this.rfb = undefined;
    rfb?.disconnect();
  }

  /** Presses all in order and lets them go in the opposite order. */
  press(keys: { keysym: number; code: string }[]) {
    keys.forEach((key) => this.rfb?.sendKey(key.keysym, key.code, true));
    [...keys].reverse().forEach((key) => this.rfb?.sendKey(key.keysym, key.code, false));
    this.rfb?.focus();
  }

  /** Types what the server worked out from a text, at a pace that a machine can follow. */
  async type(strokes: Stroke[]) {
    for (const stroke of strokes) {
      if (!this.rfb) {
        return;
      }
      const held = [...(stroke.held & 1 ? [shift] : []), ...(stroke.held & 2 ? [altGr] : [])];
      held.forEach((key) => this.rfb?.sendKey(key.keysym, key.code, true));
      this.rfb.sendKey(stroke.keysym, stroke.code, true);
      this.rfb.sendKey(stroke.keysym, stroke.code, false);
      held.reverse().forEach((key) => this.rfb?.sendKey(key.keysym, key.code, false));
      await new Promise((done) => window.setTimeout(done, betweenKeys));
    }
    this.rfb?.focus();
  }

  /** The whole screen in the window, or pixel for pixel. */
  scale(button?: Element | null) {
    this.fit = !this.fit;
    button?.setAttribute('aria-pressed', String(this.fit));
    this.stage.classList.toggle('actual', !this.fit);
    if (this.rfb) {
      this.rfb.scaleViewport = this.fit;
    }
  }

  picture() {
    this.rfb?.toBlob((blob) => blob && this.save(this.fileName('png'), blob), 'image/png');
  }

  /** What was copied in the machine, when it has an agent that tells. */
  copy() {
    void navigator.clipboard?.writeText(this.clipboard);
  }

  keyboard() {
    this.typed.focus();
  }

  protected key(key: RowKey) {
    const held = modifiers.filter(([, code]) => this.held.has(code)).map(([keysym, code]) => ({ keysym, code }));
    this.press([...held, { keysym: key.keysym, code: key.code }]);
    this.typed.focus();
  }

  protected override left() {
    modifiers.forEach(([keysym, code]) => this.rfb?.sendKey(keysym, code, false));
    this.rfb?.blur();
  }

  /** A soft keyboard tells characters, not keys. */
  private readonly input = (event: Event) => {
    const { inputType, data } = event as InputEvent;
    if (inputType === 'deleteContentBackward') {
      this.press([backspace]);
    } else if (inputType === 'insertLineBreak') {
      this.press([enter]);
    }
    for (const character of data ?? '') {
      const point = character.codePointAt(0) ?? 0;
      const held = modifiers.filter(([, code]) => this.held.has(code)).map(([keysym, code]) => ({ keysym, code }));
      this.press([...held, { keysym: point < 0x100 ? point : 0x1000000 + point, code: '' }]);
      this.release();
    }
    this.typed.value = ' '; // something to delete
    this.typed.focus();
  };
}

customElements.define('nv-screen', NvScreen);
