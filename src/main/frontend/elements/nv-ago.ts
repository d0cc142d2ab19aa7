/** A moment as people say it, kept true while the page is open. One timer serves all of them. */
const seconds = { minute: 60, hour: 3600, day: 86400, month: 2629800, year: 31557600 };

const words: Record<string, Record<string, [string, string]>> = {
  en: {
    second: ['s', 's'],
    minute: ['min', 'min'],
    hour: ['h', 'h'],
    day: ['day', 'days'],
    month: ['month', 'months'],
    year: ['year', 'years'],
    ago: ['', ' ago'],
    for: ['for ', ''],
    now: ['now', 'just now'],
  },
  pt: {
    second: ['s', 's'],
    minute: ['min', 'min'],
    hour: ['h', 'h'],
    day: ['dia', 'dias'],
    month: ['mês', 'meses'],
    year: ['ano', 'anos'],
    ago: ['há ', ''],
    for: ['há ', ''],
    now: ['agora', 'agora'],
  },
};

const alive = new Set<NvAgo>();

function amount(age: number, table: Record<string, [string, string]>): string {
  const units: [string, number][] = [
    ['year', seconds.year],
    ['month', seconds.month],
    ['day', seconds.day],
    ['hour', seconds.hour],
    ['minute', seconds.minute],
    ['second', 1],
  ];
  const [unit, length] = units.find(([, size]) => age >= size) ?? ['second', 1];
  const count = Math.floor(age / length);
  return `${count} ${table[unit][count === 1 ? 0 : 1]}`;
}

class NvAgo extends HTMLElement {
  static get observedAttributes() {
    return ['at', 'form'];
  }

  connectedCallback() {
    alive.add(this);
    this.show();
  }

  disconnectedCallback() {
    alive.delete(this);
  }

  attributeChangedCallback() {
    this.show();
  }

  show() {
    const at = Date.parse(this.getAttribute('at') ?? '');
    if (Number.isNaN(at)) {
      this.textContent = '';
      return;
    }
    const table = words[document.documentElement.lang.slice(0, 2)] ?? words.en;
    const age = Math.max(0, Math.floor((Date.now() - at) / 1000));
    const form = this.getAttribute('form') ?? 'age';
    const [before, after] = form === 'age' ? ['', ''] : table[form];
    const text = age < 1 ? table.now[form === 'age' ? 0 : 1] : before + amount(age, table) + after;
    if (this.textContent !== text) {
      this.textContent = text;
    }
    if (!this.title) {
      this.title = exact(at);
    }
  }
}

function exact(at: number): string {
  const root = document.documentElement;
  return new Intl.DateTimeFormat(root.lang === 'en' ? 'en-GB' : root.lang, {
    dateStyle: 'medium',
    timeStyle: 'long',
    timeZone: root.dataset.zone || undefined,
  }).format(at);
}

setInterval(() => alive.forEach((element) => element.show()), 1000);

customElements.define('nv-ago', NvAgo);
