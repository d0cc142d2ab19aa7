import { ConsoleElement, type RowKey } from './console-element';

const scrollback = 10_000;
/** A line that says nothing for so long after connecting most likely waits for Enter. */
const silence = 2_500;

/** Dark in both schemes, as terminals are. */
const colours = {
  background: '#0b0f14',
  foreground: '#dbe4ec',
  cursor: '#5db2f2',
  selectionBackground: '#2b4a66',
};

/** The machine's serial line: a terminal, by xterm.js. What was said stays over reconnects. */
class NvSerial extends ConsoleElement {
  private terminal?: import('@xterm/xterm').Terminal;
  private fitting?: import('@xterm/addon-fit').FitAddon;
  private searching?: import('@xterm/addon-search').SearchAddon;
  private socket?: WebSocket;
  private stage = document.createElement('div');
  private search = document.createElement('input');
  private hint = document.createElement('p');
  private quiet = 0;
  private readonly watcher = new ResizeObserver(() => this.fitting?.fit());
  private readonly encoder = new TextEncoder();

  override connectedCallback() {
    super.connectedCallback();
    this.stage.className = 'nv-stage';
    this.stage.setAttribute('role', 'application');
    this.stage.setAttribute('aria-label', this.getAttribute('label') ?? '');
    this.stage.setAttribute('aria-describedby', 'console-hint');
    this.search.type = 'search';
    this.search.className = 'nv-serial-search';
    this.search.hidden = true;
    this.search.placeholder = this.getAttribute('search-label') ?? '';
    this.search.setAttribute('aria-label', this.search.placeholder);
    this.search.addEventListener('keydown', this.searched);
    this.hint.className = 'nv-serial-hint';
    this.hint.hidden = true;
    this.hint.setAttribute('role', 'status');
    this.prepend(this.stage, this.search, this.hint);
    this.watcher.observe(this.stage);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.watcher.disconnect();
    this.terminal?.dispose();
    this.terminal = undefined;
  }

  protected async open(url: string, protocols: string[]) {
    const terminal = await this.ready();
    const socket = new WebSocket(url, protocols);
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('open', () => {
      this.up();
      terminal.focus();
      this.quiet = window.setTimeout(() => this.wake(true), silence);
    });
    socket.addEventListener('message', (event) => {
      this.wake(false);
      terminal.write(typeof event.data === 'string' ? event.data : new Uint8Array(event.data as ArrayBuffer));
    });
    socket.addEventListener('close', () => {
      if (this.socket === socket) {
        this.socket = undefined;
        this.down();
      }
    });
    this.socket = socket;
  }

  close() {
    const socket = this.socket;
    this.socket = undefined;
    socket?.close();
    this.wake(false);
  }

  /** Says what wakes a silent line, until it says something itself. */
  private wake(needed: boolean) {
    window.clearTimeout(this.quiet);
    if (this.hint.hidden === needed) {
      this.hint.hidden = !needed;
      this.hint.textContent = needed ? (this.getAttribute('hint-label') ?? '') : '';
    }
  }

  /** Brings a phone's keyboard up. */
  keyboard() {
    this.terminal?.focus();
  }

  /** Says something in the terminal that the machine did not say. */
  note(words: string) {
    this.terminal?.write(`\r\n\x1b[2m── ${words} ──\x1b[0m\r\n`);
  }

  /** Sends a text as it is; terminals take a carriage return for the end of a line. */
  paste(text: string) {
    this.terminal?.paste(text);
    this.terminal?.focus();
  }

  /** A serial line has no size: the shell is told with a command. */
  matchSize() {
    if (this.terminal) {
      this.send(`stty rows ${this.terminal.rows} cols ${this.terminal.cols}\r`);
      this.terminal.focus();
    }
  }

  /** What is selected; all of it when nothing is. */
  async copy() {
    const text = this.terminal?.getSelection() || this.text();
    await navigator.clipboard?.writeText(text);
  }

  log() {
    this.save(this.fileName('log'), new Blob([this.text()], { type: 'text/plain;charset=utf-8' }));
  }

  clear() {
    this.terminal?.clear();
    this.terminal?.focus();
  }

  find() {
    this.search.hidden = !this.search.hidden;
    if (this.search.hidden) {
      this.searching?.clearDecorations();
      this.terminal?.focus();
    } else {
      this.search.focus();
    }
  }

  protected key(key: RowKey) {
    this.send(key.text);
    this.terminal?.focus();
  }

  protected override left() {
    this.terminal?.blur();
  }

  private async ready() {
    if (this.terminal) {
      return this.terminal;
    }
    const { FitAddon, SearchAddon, Terminal } = await import('./xterm-lib');
    const style = getComputedStyle(this);
    const terminal = new Terminal({
      scrollback,
      theme: colours,
      fontFamily: style.getPropertyValue('--nv-font-mono') || 'monospace',
      fontSize: 14,
      cursorBlink: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      screenReaderMode: this.hasAttribute('read-aloud'),
      allowProposedApi: true,
    });
    this.fitting = new FitAddon();
    this.searching = new SearchAddon();
    terminal.loadAddon(this.fitting);
    terminal.loadAddon(this.searching);
    terminal.open(this.stage);
    terminal.onData((text) => this.send(this.withHeld(text)));
    terminal.attachCustomKeyEventHandler((event) => this.isForMachine(event));
    this.terminal = terminal;
    this.fitting.fit();
    return terminal;
  }

  /** Ctrl+Shift+C and V copy and paste; Ctrl+Shift+F finds. */
  private isForMachine(event: KeyboardEvent): boolean {
    if (!event.ctrlKey || !event.shiftKey || event.altKey || event.type !== 'keydown') {
      return true;
    }
    if (event.code === 'KeyC') {
      event.preventDefault();
      void this.copy();
      return false;
    }
    if (event.code === 'KeyF') {
      event.preventDefault();
      this.find();
      return false;
    }
    return event.code !== 'KeyV';
  }

  /** Ctrl from the row makes the next letter a control character, Alt puts an escape before it. */
  private withHeld(text: string): string {
    const control = this.held.has('ControlLeft') && text.length === 1;
    const alt = this.held.has('AltLeft');
    if (!control && !alt) {
      return text;
    }
    this.release();
    const sent = control ? String.fromCharCode(text.toUpperCase().charCodeAt(0) & 0x1f) : text;
    return alt ? `\x1b${sent}` : sent;
  }

  private send(text: string) {
    if (this.socket?.readyState === WebSocket.OPEN) {
      this.socket.send(this.encoder.encode(text));
    }
  }

  private text(): string {
    const buffer = this.terminal?.buffer.active;
    const lines: string[] = [];
    for (let index = 0; buffer && index < buffer.length; index += 1) {
      const line = buffer.getLine(index);
      const words = line?.translateToString(true) ?? '';
      if (line?.isWrapped && lines.length > 0) {
        lines[lines.length - 1] += words;
      } else {
        lines.push(words);
      }
    }
    return `${lines.join('\n').trimEnd()}\n`;
  }

  private readonly searched = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') {
      this.find();
    } else if (event.key === 'Enter') {
      const backwards = !event.shiftKey; // the newest is at the bottom
      if (backwards) {
        this.searching?.findPrevious(this.search.value);
      } else {
        this.searching?.findNext(this.search.value);
      }
    }
  };
}

customElements.define('nv-serial', NvSerial);
