import {
  exact,
  facts,
  join,
  number,
  read,
  scaleOf,
  withUnit,
  type Columns,
  type PackedData,
  type Scale,
} from './nv-chart-numbers';

type Plot = import('./nv-chart-plot').ChartPlot;

const download =
  '<svg class="nv-icon" viewBox="0 0 16 16" fill="none" stroke="currentColor" aria-hidden="true"><path d="M8 2.5v7.5M5 7.2 8 10.2l3-3M3 13h10" stroke-linecap="round" stroke-linejoin="round"/></svg>';
const rows =
  '<svg class="nv-icon" viewBox="0 0 16 16" fill="none" stroke="currentColor" aria-hidden="true"><path d="M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M6.5 6.5v6" stroke-linejoin="round"/></svg>';

function element<K extends keyof HTMLElementTagNameMap>(tag: K, name: string, text = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}

/** One chart: head, plot, legend, and the same as a table or a file. */
class NvChart extends HTMLElement {
  static get observedAttributes() {
    return ['state', 'sentence', 'heading', 'note', 'words'];
  }

  private shown?: Columns;
  private scale: Scale = { divisor: 1, label: '' };
  private plot?: Plot;
  private point: number | null = null;
  private asTable = false;
  private quiet = new Set<number>();
  private scheduled = false;
  private parts?: ReturnType<NvChart['build']>;
  private words: Record<string, string> = {};
  private readonly sizes = new ResizeObserver(() => requestAnimationFrame(() => this.plot?.resize()));
  private readonly themes = new MutationObserver(() => this.recolour());
  private readonly scheme = matchMedia('(prefers-color-scheme: dark)');
  private readonly recolour = () => requestAnimationFrame(() => this.plot?.rebuild());

  connectedCallback() {
    this.words = JSON.parse(this.getAttribute('words') ?? '{}');
    this.parts ??= this.build();
    this.sizes.observe(this.parts.plot);
    this.themes.observe(document.documentElement, { attributeFilter: ['style', 'class', 'theme', 'data-zone', 'lang'] });
    this.scheme.addEventListener('change', this.recolour);
    this.schedule();
  }

  disconnectedCallback() {
    this.sizes.disconnect();
    this.themes.disconnect();
    this.scheme.removeEventListener('change', this.recolour);
    this.plot?.destroy();
    this.plot = undefined;
  }

  attributeChangedCallback() {
    this.schedule();
  }

  /** Called by the server: columns in the place of those before. */
  show(data: PackedData) {
    this.shown = read(data);
    this.quiet.clear();
    this.changed();
  }

  /** Called by the server: what was shown is of no use any more. */
  clear() {
    this.shown = undefined;
    this.schedule();
  }

  /** Called by the server: later points of the same columns. */
  extend(data: PackedData) {
    if (this.shown && this.shown.columns.length === data.c.length) {
      this.shown = join(this.shown, read(data), data.w);
      this.changed();
    }
  }

  private changed() {
    const greatest = this.shown!.columns.map((column) => facts(column.values).greatest ?? 0);
    this.scale = scaleOf(this.unit(), Math.max(...greatest));
    this.schedule();
  }

  private unit(): string {
    return this.getAttribute('unit') ?? '';
  }

  private build() {
    const heading = element('h3', 'nv-chart-title');
    const note = element('span', 'nv-chart-note');
    const now = element('span', 'nv-chart-now');
    const table = element('button', 'nv-chart-tool');
    table.innerHTML = rows;
    table.addEventListener('click', () => this.toggleTable());
    const file = element('button', 'nv-chart-tool');
    file.innerHTML = download;
    file.title = this.words.download ?? '';
    file.setAttribute('aria-label', file.title);
    file.addEventListener('click', () => this.save());
    const head = element('div', 'nv-chart-head');
    head.append(heading, note, now, table, file);
    const sentence = element('p', 'nv-chart-sentence');
    sentence.setAttribute('role', 'status');
    const plot = element('div', 'nv-chart-plot');
    plot.tabIndex = 0;
    plot.setAttribute('role', 'application');
    plot.addEventListener('keydown', (event) => this.key(event));
    const spoken = element('span', 'nv-sr-only');
    spoken.setAttribute('aria-live', 'polite');
    const data = element('div', 'nv-chart-data');
    const legend = element('table', 'nv-chart-legend');
    const list = element('div', 'nv-chart-list');
    list.append(legend);
    this.append(head, sentence, plot, data, list, spoken);
    return { heading, note, now, table, file, sentence, plot, data, legend, spoken };
  }


  private schedule() {
    if (!this.scheduled) {
      this.scheduled = true;
      queueMicrotask(() => {
        this.scheduled = false;
        if (this.isConnected) {
          void this.render();
        }
      });
    }
  }

  private async render() {
    const parts = this.parts!;
    const state = this.getAttribute('state') ?? 'loading';
    const some = this.shown !== undefined && state !== 'empty';
    this.classList.toggle('has-data', some);
    parts.heading.textContent = this.getAttribute('heading') ?? '';
    parts.sentence.textContent = this.getAttribute('sentence') ?? '';
    parts.note.textContent = [some ? this.scale.label : '', this.getAttribute('note')].filter(Boolean).join(' · ');
    parts.table.title = this.words[this.asTable ? 'graph' : 'table'] ?? '';
    parts.table.setAttribute('aria-label', `${parts.table.title}: ${parts.heading.textContent}`);
    parts.file.setAttribute('aria-label', `${parts.file.title}: ${parts.heading.textContent}`);
    parts.table.disabled = !some;
    parts.file.disabled = !some;
    parts.plot.hidden = this.asTable && some;
    parts.data.hidden = !(this.asTable && some);
    parts.legend.hidden = !some;
    parts.now.textContent = some ? this.headline() : '';
    if (!some) {
      return;
    }
    this.drawLegend();
    if (this.asTable) {
      this.drawTable();
      return;
    }
    parts.plot.setAttribute('aria-label', this.summary());
    parts.plot.setAttribute('aria-description', this.words.keys ?? '');
    this.plot ??= await this.newPlot(parts.plot);
    if (this.isConnected && this.shown) {
      this.plot.show(this.shown, this.scale, this.unit(), this.words.gap ?? '');
    }
  }

  private async newPlot(place: HTMLElement): Promise<Plot> {
    const { ChartPlot } = await import('./nv-chart-plot');
    return (
      this.plot ??
      new ChartPlot(place, this.getAttribute('group') ?? 'all', {
        point: (index) => this.pointed(index),
        zoom: (from, to) => this.zoom(from, to),
        reset: () => this.dispatchEvent(new CustomEvent('nv-zoom-reset')),
      })
    );
  }

  private zoom(from: number, to: number) {
    if (this.shown && to - from >= 2 * this.shown.step) {
      this.dispatchEvent(new CustomEvent('nv-zoom', { detail: { from, to } }));
    }
  }

  private pointed(index: number | null) {
    if (index !== this.point) {
      this.point = index;
      this.drawNumbers();
    }
  }

  /** One value, or two with their names; more would be a list, and that is the legend. */
  private headline(): string {
    const columns = this.shown!.columns;
    const lines = columns.filter((column) => column.colour !== 0);
    const ceiling = columns.find((column) => column.colour === 0);
    const last = (values: (number | null)[]) => facts(values).last;
    if (lines.length === 1 && ceiling) {
      return `${number(last(lines[0].values), this.scale)} ${this.words.of} ${withUnit(last(ceiling.values), this.scale)}`;
    }
    const names = new Set(lines.map((line) => line.words.split(' ').pop()!.toLocaleLowerCase()));
    if (lines.length === 1 || (this.unit() === 'percent' && lines.length === 2 && !/\d/.test([...names].join('')))) {
      return withUnit(last(lines[0].values), this.scale);
    }
    return lines.length === 2 && this.unit() !== 'percent'
      ? [...names].map((name, index) => `${number(last(lines[index].values), this.scale)} ${name}`).join(' · ')
      : '';
  }

  private summary(): string {
    const said = this.shown!.columns.map((column) => {
      const { last, least, greatest } = facts(column.values);
      return `${column.words}: ${this.words.now} ${withUnit(last, this.scale)}, ${this.words.least} ${withUnit(least, this.scale)}, ${this.words.greatest} ${withUnit(greatest, this.scale)}`;
    });
    return `${this.getAttribute('heading')}. ${said.join('. ')}.`;
  }

  private drawLegend() {
    const legend = this.parts!.legend;
    const columns = this.shown!.columns;
    const names = columns.map((column) => column.words).join('|');
    if (legend.dataset.names !== names) {
      legend.dataset.names = names;
      legend.replaceChildren();
      const head = legend.createTHead().insertRow();
      ['', 'now', 'least', 'mean', 'greatest'].forEach((word) => {
        const cell = document.createElement('th');
        cell.scope = 'col';
        cell.textContent = word ? this.words[word] : '\u00a0';
        head.append(cell);
      });
      const body = legend.createTBody();
      columns.forEach((column, index) => body.append(this.legendRow(column.words, column.colour, index)));
    }
    this.drawNumbers();
  }

  private legendRow(words: string, colour: number, index: number): HTMLTableRowElement {
    const row = document.createElement('tr');
    const name = document.createElement('th');
    name.scope = 'row';
    const toggle = element('button', 'nv-chart-line');
    toggle.setAttribute('aria-pressed', 'true');
    const swatch = element('i', 'nv-chart-swatch');
    swatch.style.setProperty('--line', colour === 0 ? 'var(--nv-text-3)' : `var(--nv-series-${colour})`);
    swatch.classList.toggle('ceiling', colour === 0);
    toggle.append(swatch, words);
    toggle.addEventListener('click', () => {
      const hide = !this.quiet.has(index);
      this.quiet[hide ? 'add' : 'delete'](index);
      toggle.setAttribute('aria-pressed', String(!hide));
      this.plot?.visible(index, !hide);
    });
    name.append(toggle);
    row.append(name);
    for (let cell = 0; cell < 4; cell++) {
      row.insertCell();
    }
    return row;
  }

  /** The column of the present shows the point under the cursor while there is one. */
  private drawNumbers() {
    const { columns, from, step } = this.shown!;
    const legend = this.parts!.legend;
    const at = this.point;
    const first = legend.tHead?.rows[0]?.cells[1];
    if (first) {
      const length = step * (columns[0].values.length - 1);
      first.textContent = at === null ? this.words.now : exact(from + at * step, step, Math.min(length, 86_400));
    }
    [...(legend.tBodies[0]?.rows ?? [])].forEach((row, index) => {
      const values = columns[index]?.values ?? [];
      const known = facts(values);
      [at === null ? known.last : (values[at] ?? null), known.least, known.mean, known.greatest].forEach(
        (value, cell) => {
          const text = number(value, this.scale);
          const place = row.cells[cell + 1];
          if (place.textContent !== text) {
            place.textContent = text;
          }
        },
      );
    });
  }

  private toggleTable() {
    this.asTable = !this.asTable;
    this.schedule();
  }

  private drawTable() {
    const { columns, from, step } = this.shown!;
    const length = step * (columns[0].values.length - 1);
    const table = document.createElement('table');
    table.setAttribute('aria-label', this.getAttribute('heading') ?? '');
    const head = table.createTHead().insertRow();
    [this.words.time, ...columns.map((column) => `${column.words} (${this.scale.label})`)].forEach((word) => {
      const cell = document.createElement('th');
      cell.scope = 'col';
      cell.textContent = word;
      head.append(cell);
    });
    const body = table.createTBody();
    for (let point = columns[0].values.length - 1; point >= 0; point--) {
      const row = body.insertRow();
      row.insertCell().textContent = exact(from + point * step, step, length);
      columns.forEach((column) => (row.insertCell().textContent = number(column.values[point], this.scale)));
    }
    const scroll = this.parts!.data;
    const before = scroll.scrollTop;
    scroll.tabIndex = 0;
    scroll.setAttribute('role', 'region');
    scroll.setAttribute('aria-label', `${this.words.table}: ${this.getAttribute('heading')}`);
    scroll.replaceChildren(table);
    scroll.scrollTop = before;
  }

  /** Base units and UTC, for programs. */
  private save() {
    const { columns, from, step } = this.shown!;
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const lines = [['time', ...columns.map((column) => quoted(column.words))].join(',')];
    columns[0].values.forEach((_, point) => {
      const at = new Date((from + point * step) * 1000).toISOString().replace('.000', '');
      lines.push([at, ...columns.map(({ values }) => values[point] ?? '')].join(','));
    });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([lines.join('\r\n') + '\r\n'], { type: 'text/csv' }));
    link.download = `${this.getAttribute('file') ?? 'graph'}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  /** Arrows move the cursor, with Shift they mark, Enter zooms to what is marked, Escape goes back. */
  private key(event: KeyboardEvent) {
    const length = this.shown?.columns[0]?.values.length ?? 0;
    if (!this.plot || length === 0) {
      return;
    }
    const here = this.point ?? length - 1;
    const pace = Math.max(1, Math.round(length / 60));
    const goal: Record<string, number> = { ArrowLeft: here - pace, ArrowRight: here + pace, Home: 0, End: length - 1 };
    if (event.key in goal) {
      const next = Math.min(length - 1, Math.max(0, goal[event.key]));
      const fixed = this.fixed ?? here;
      this.fixed = event.shiftKey ? fixed : undefined;
      this.plot.mark(event.shiftKey ? [Math.min(fixed, next), Math.max(fixed, next)] : undefined);
      this.plot.point(next);
      this.speak(next);
    } else if (event.key === 'Enter' && this.plot.marked()) {
      const [begin, end] = this.plot.marked()!;
      this.plot.mark(undefined);
      this.zoom(this.shown!.from + begin * this.shown!.step, this.shown!.from + end * this.shown!.step);
    } else if (event.key === 'Escape') {
      this.plot.mark(undefined);
      this.plot.point(null);
      this.dispatchEvent(new CustomEvent('nv-zoom-reset'));
    } else {
      return;
    }
    event.preventDefault();
  }

  private fixed?: number;

  private speak(point: number) {
    const { columns, from, step } = this.shown!;
    const said = columns.map((column) => `${column.words} ${withUnit(column.values[point], this.scale)}`);
    this.parts!.spoken.textContent = `${exact(from + point * step, step, 90_000)}: ${said.join(', ')}`;
  }
}

customElements.define('nv-chart', NvChart);
