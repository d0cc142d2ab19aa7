/** A key of the row for fingers, as the server words it. */
export interface RowKey {
  label: string;
  name: string;
  code: string;
  keysym: number;
  text: string;
}

const firstPause = 1_000;
const longestPause = 30_000;
const steadyAfter = 10_000;
const activityEvery = 60_000;

/**
 * What screen and serial line have in common: connecting with a ticket, waiting longer after each failure, a way out for the
 * keyboard, the row of keys for fingers, and the page's buttons that only a browser can carry out ([data-console]).
 */
export abstract class ConsoleElement extends HTMLElement {
  private failures = 0;
  private timer = 0;
  private steady = 0;
  private told = 0;
  private row?: HTMLElement;
  protected held = new Set<string>();

  connectedCallback() {
    document.addEventListener('click', this.clicked);
    this.addEventListener('keydown', this.leaving, true);
    this.addEventListener('keydown', this.active, true);
    this.addEventListener('pointerdown', this.active, true);
  }

  disconnectedCallback() {
    document.removeEventListener('click', this.clicked);
    this.hold();
    this.close();
  }

  /** Opens the line; the ticket travels among the subprotocols, never in the address. */
  protected abstract open(url: string, protocols: string[]): Promise<void>;

  abstract close(): void;

  protected abstract key(key: RowKey): void;

  /** Called by the server with a fresh ticket. */
  async connect(path: string, ticket: string) {
    this.hold();
    this.close();
    const url = new URL(path, document.baseURI).href.replace(/^http/, 'ws');
    try {
      await this.open(url, ['binary', `nuvem.ticket.${ticket}`]);
    } catch (failure) {
      console.error(failure);
      this.down();
    }
  }

  /** Called by the server when it is worth trying again: later after each failure, and never all at once. */
  retry() {
    this.hold();
    const pause = Math.min(longestPause, firstPause * 2 ** this.failures) * (0.8 + 0.4 * Math.random());
    this.failures += 1;
    this.tell('console-waiting', { seconds: Math.ceil(pause / 1000) });
    this.timer = window.setTimeout(() => this.tell('console-retry'), pause);
  }

  /** Called by the server when trying again would be of no use. */
  hold() {
    window.clearTimeout(this.timer);
    window.clearTimeout(this.steady);
  }

  protected up() {
    window.clearTimeout(this.steady);
    this.steady = window.setTimeout(() => (this.failures = 0), steadyAfter);
    this.tell('console-up');
  }

  protected down() {
    window.clearTimeout(this.steady);
    this.tell('console-down');
  }

  protected tell(event: string, detail: object = {}) {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }

  fullScreen() {
    if (document.fullscreenElement) {
      void document.exitFullscreen();
    } else {
      void document.documentElement.requestFullscreen();
    }
  }

  /** Called by the server with the row's keys. */
  keys(keys: RowKey[]) {
    this.row?.remove();
    const row = document.createElement('div');
    row.className = 'nv-key-row';
    row.setAttribute('role', 'toolbar');
    row.setAttribute('aria-label', this.getAttribute('keys-label') ?? '');
    for (const key of keys) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = key.label;
      button.setAttribute('aria-label', key.name);
      button.addEventListener('pointerdown', (event) => event.preventDefault()); // keeps the soft keyboard open
      button.addEventListener('click', () => this.rowKey(key, button));
      row.append(button);
    }
    this.append(row);
    this.row = row;
  }

  /** Ctrl and Alt stay down until the next key. */
  private rowKey(key: RowKey, button: HTMLElement) {
    if (key.code === 'ControlLeft' || key.code === 'AltLeft') {
      const down = !this.held.delete(key.code);
      if (down) {
        this.held.add(key.code);
      }
      button.setAttribute('aria-pressed', String(down));
      return;
    }
    this.key(key);
    this.release();
  }

  protected release() {
    this.held.clear();
    this.row?.querySelectorAll('[aria-pressed]').forEach((button) => button.setAttribute('aria-pressed', 'false'));
  }

  protected save(name: string, content: Blob) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(content);
    link.download = name;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  protected fileName(ending: string): string {
    const moment = new Date().toISOString().slice(0, 19).replace(/[T:]/g, '-');
    return `${this.getAttribute('machine') ?? 'console'}-${moment}.${ending}`;
  }

  /** The way out: Ctrl, Alt and Shift together bring the keyboard back to the page's buttons. */
  private readonly leaving = (event: KeyboardEvent) => {
    if (event.ctrlKey && event.altKey && event.shiftKey && ['Control', 'Alt', 'Shift'].includes(event.key)) {
      event.preventDefault();
      event.stopPropagation();
      this.left();
      document.querySelector<HTMLElement>('.nv-console-bar a')?.focus();
    }
  };

  protected left() {}

  /** Typing keeps the login alive, which raw traffic does not. */
  private readonly active = () => {
    const now = Date.now();
    if (now - this.told > activityEvery) {
      this.told = now;
      this.tell('console-active');
    }
  };

  private readonly clicked = (event: Event) => {
    const button = (event.target as Element).closest?.('[data-console]');
    const action = button?.getAttribute('data-console') ?? '';
    const actions = this as unknown as Record<string, unknown>;
    if (action && typeof actions[action] === 'function') {
      (actions[action] as (by: Element | null | undefined) => void).call(this, button);
    }
  };
}
