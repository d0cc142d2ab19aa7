import { paint } from './ansi';

/** At most so many lines stay on the page, and so many characters. */
const mostLines = 10_000;
const mostCharacters = 4_000_000;
/** Within so many pixels of the end counts as the end. */
const nearEnd = 24;

type Line = [at: number, text: string];

/**
 * What a machine said: lines with their time and colours. Follows the end until somebody scrolls up; searches what it holds.
 * Everything a machine sends becomes text, never markup.
 */
class NvLog extends HTMLElement {
  private readonly bar = document.createElement('div');
  private readonly search = document.createElement('input');
  private readonly found = document.createElement('span');
  private readonly more = document.createElement('button');
  private readonly lines = document.createElement('div');
  private clock?: Intl.DateTimeFormat;
  private characters = 0;
  private following = true;
  private unseen = 0;
  private hits: Range[] = [];
  private match = -1;

  connectedCallback() {
    if (this.bar.isConnected) {
      return;
    }
    this.clock = new Intl.DateTimeFormat(this.word('locale', 'locale'), {
      timeZone: this.getAttribute('zone') ?? 'UTC',
      month: 'short',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    this.search.type = 'search';
    this.search.placeholder = this.word('search');
    this.search.setAttribute('aria-label', this.word('search'));
    this.search.addEventListener('input', () => this.find(true));
    this.search.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') {
        event.preventDefault();
        this.jump(event.shiftKey ? 1 : -1); // the newest is at the bottom
      }
    });
    this.found.setAttribute('role', 'status');
    this.bar.className = 'nv-log-bar';
    this.bar.append(
      this.search,
      this.found,
      this.button('previous', '↑', () => this.jump(-1)),
      this.button('next', '↓', () => this.jump(1)),
      this.toggle('times', true, (on) => this.classList.toggle('no-times', !on)),
      this.toggle('wrap', true, (on) => this.classList.toggle('no-wrap', !on)),
    );
    this.more.type = 'button';
    this.more.className = 'nv-log-more';
    this.more.hidden = true;
    this.more.addEventListener('click', () => this.toEnd());
    this.lines.className = 'nv-log-lines';
    this.lines.tabIndex = 0;
    this.lines.setAttribute('role', 'log');
    this.lines.setAttribute('aria-live', 'off'); // a flood read aloud helps nobody; the lines can be walked
    this.lines.setAttribute('aria-label', this.word('label'));
    this.lines.addEventListener('scroll', () => this.scrolled(), { passive: true });
    this.append(this.bar, this.lines, this.more);
  }

  disconnectedCallback() {
    CSS.highlights?.delete('nv-log');
    CSS.highlights?.delete('nv-log-current');
  }

  /** Something that the machine did not say. */
  note(words: string) {
    const line = document.createElement('div');
    line.className = 'nv-log-note';
    line.textContent = words;
    this.lines.append(line);
    this.follow();
  }

  /** Called by the server, which sends the next lines when these are shown. */
  async show(batch: Line[]) {
    const fresh = document.createDocumentFragment();
    for (const [at, text] of batch) {
      const line = document.createElement('div');
      const time = document.createElement('time');
      time.dateTime = new Date(at).toISOString();
      time.textContent = this.clock?.format(at) ?? '';
      line.append(time, paint(text));
      fresh.append(line);
      this.characters += text.length;
    }
    this.lines.append(fresh);
    this.forget();
    this.unseen += batch.length;
    this.follow();
    if (this.search.value) {
      this.find(false);
    }
    await new Promise((drawn) => (document.hidden ? window.setTimeout(drawn, 250) : requestAnimationFrame(drawn)));
  }

  private forget() {
    while (
      this.lines.firstChild &&
      (this.lines.childElementCount > mostLines || this.characters > mostCharacters)
    ) {
      this.characters -= this.lines.firstChild.textContent?.length ?? 0;
      this.lines.firstChild.remove();
    }
  }

  private follow() {
    if (this.following) {
      this.lines.scrollTop = this.lines.scrollHeight;
      this.unseen = 0;
    }
    this.more.hidden = this.following;
    this.more.textContent = `${this.word(this.unseen ? 'more' : 'follow').replace('#', String(this.unseen))} ↓`;
  }

  private scrolled() {
    const atEnd = this.lines.scrollHeight - this.lines.scrollTop - this.lines.clientHeight < nearEnd;
    if (atEnd !== this.following) {
      this.following = atEnd;
      this.unseen = 0;
      this.follow();
    }
  }

  private toEnd() {
    this.following = true;
    this.follow();
    this.lines.focus({ preventScroll: true });
  }

  /** Ranges over the text itself: what is found is marked without touching what the machine said. */
  private find(anew: boolean) {
    const wanted = this.search.value.toLowerCase();
    const before = this.match >= 0 ? this.hits[this.match] : undefined;
    this.hits = [];
    if (wanted) {
      for (const line of Array.from(this.lines.children)) {
        this.findIn(line, wanted);
      }
    }
    this.match = anew || !before ? this.hits.length - 1 : Math.min(this.match, this.hits.length - 1);
    CSS.highlights?.set('nv-log', new Highlight(...this.hits));
    this.mark();
    if (anew && this.hits.length > 0) {
      this.reveal();
    }
  }

  private findIn(line: Element, wanted: string) {
    const parts: [node: Text, from: number][] = [];
    let text = '';
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement?.localName !== 'time') {
        parts.push([node as Text, text.length]);
        text += node.nodeValue ?? '';
      }
    }
    const lower = text.toLowerCase();
    if (lower.length !== text.length) {
      return; // a letter that has more than one small form: positions would be wrong
    }
    for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + wanted.length)) {
      const range = new Range();
      place(range, parts, at, true);
      place(range, parts, at + wanted.length, false);
      this.hits.push(range);
    }
  }

  private jump(by: number) {
    if (this.hits.length > 0) {
      this.match = (this.match + by + this.hits.length) % this.hits.length;
      this.mark();
      this.reveal();
    }
  }

  private reveal() {
    const range = this.hits[this.match];
    this.following = false;
    range.startContainer.parentElement?.scrollIntoView({ block: 'center', inline: 'nearest' });
    this.follow();
  }

  private mark() {
    const current = this.hits[this.match];
    CSS.highlights?.set('nv-log-current', current ? new Highlight(current) : new Highlight());
    this.found.textContent = !this.search.value
      ? ''
      : this.hits.length === 0
        ? this.word('none')
        : this.word('matches').replace('#', String(this.match + 1)).replace('#', String(this.hits.length));
  }

  private button(word: string, label: string, action: () => void) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.setAttribute('aria-label', this.word(word));
    button.title = this.word(word);
    button.addEventListener('click', action);
    return button;
  }

  private toggle(word: string, pressed: boolean, action: (on: boolean) => void) {
    const button = this.button(word, this.word(word), () => {
      const on = button.getAttribute('aria-pressed') !== 'true';
      button.setAttribute('aria-pressed', String(on));
      action(on);
      this.follow();
    });
    button.setAttribute('aria-pressed', String(pressed));
    return button;
  }

  private word(name: string, attribute = `words-${name}`): string {
    return this.getAttribute(attribute) ?? '';
  }
}

function place(range: Range, parts: [node: Text, from: number][], at: number, start: boolean) {
  for (const [node, from] of parts) {
    const end = from + node.length;
    if (start ? at < end : at <= end) {
      if (start) {
        range.setStart(node, at - from);
      } else {
        range.setEnd(node, at - from);
      }
      return;
    }
  }
}

customElements.define('nv-log', NvLog);
