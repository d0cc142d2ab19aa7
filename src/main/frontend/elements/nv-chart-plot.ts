/** Draws columns with uPlot; loaded with the first chart that is shown. */
import uPlot from 'uplot';
import uPlotCss from 'uplot/dist/uPlot.min.css?inline';
import { day, exact, isMidnight, moment, zoned, type Columns, type Scale } from './nv-chart-numbers';

export interface PlotEvents {
  /** The point under the cursor; null when it left. */
  point(index: number | null): void;
  zoom(from: number, to: number): void;
  reset(): void;
}

const heightOf = (place: HTMLElement) => place.clientHeight || 180;

function colours(place: HTMLElement): (token: string) => string {
  const probe = document.createElement('span');
  place.append(probe);
  return (token) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
}

function faded(colour: string, share: number): string {
  const parts = colour.match(/[\d.]+/g) ?? ['0', '0', '0'];
  return `rgba(${parts[0]}, ${parts[1]}, ${parts[2]}, ${share})`;
}

/** Points that a line cannot show, because both neighbours are gaps. */
function lonely(values: (number | null | undefined)[]): number[] {
  const found: number[] = [];
  values.forEach((value, index) => {
    if (value != null && values[index - 1] == null && values[index + 1] == null) {
      found.push(index);
    }
  });
  return found;
}

/** Tops of a share, and the step between their lines. */
const shares: [number, number][] = [
  [5, 1],
  [10, 2],
  [25, 5],
  [50, 10],
  [100, 25],
];

/** A round step of which about four make the height. */
function stepFor(top: number): number {
  const rough = top / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((step) => step >= rough * 0.999) ?? power * 10;
}

export class ChartPlot {
  private plot?: uPlot;
  private shown: Columns = { from: 0, step: 1, columns: [] };
  private scale: Scale = { divisor: 1, label: '' };
  private unit = '';
  private gapWord = '';
  private stamp?: HTMLElement;
  private selected?: [number, number];
  private readonly colour: (token: string) => string;

  constructor(
    private readonly place: HTMLElement,
    private readonly group: string,
    private readonly events: PlotEvents,
  ) {
    this.colour = colours(place);
    if (!document.getElementById('nv-uplot')) {
      const style = document.createElement('style');
      style.id = 'nv-uplot';
      style.textContent = String(uPlotCss);
      document.head.prepend(style);
    }
  }

  show(columns: Columns, scale: Scale, unit: string, gapWord: string) {
    const same = this.plot && columns.columns.length === this.shown.columns.length && scale.label === this.scale.label;
    this.shown = columns;
    this.scale = scale;
    this.unit = unit;
    this.gapWord = gapWord;
    if (same) {
      this.plot?.setData(this.data());
    } else {
      this.rebuild();
    }
  }

  /** Anew, with the colours that hold now. */
  rebuild() {
    if (this.shown.columns.length === 0 || this.place.clientWidth === 0) {
      return;
    }
    const hidden = this.plot?.series.map((series) => series.show === false) ?? [];
    this.plot?.destroy();
    this.plot = new uPlot(this.options(), this.data(), this.place);
    hidden.forEach((off, index) => off && index < this.plot!.series.length && this.visible(index - 1, false));
  }

  resize() {
    const width = this.place.clientWidth;
    if (this.plot && width > 0 && (this.plot.width !== width || this.plot.height !== heightOf(this.place))) {
      this.plot.setSize({ width, height: heightOf(this.place) });
    } else if (!this.plot) {
      this.rebuild();
    }
  }

  visible(column: number, show: boolean) {
    this.plot?.setSeries(column + 1, { show });
  }

  /** Moves the cursor to a point; all charts of the group follow. */
  point(index: number | null) {
    const plot = this.plot;
    if (!plot) {
      return;
    }
    const left = index === null ? -10 : plot.valToPos(plot.data[0][index], 'x');
    (plot.setCursor as (at: { left: number; top: number }, fire: boolean, tell: boolean) => void)(
      { left, top: index === null ? -10 : 10 },
      true,
      true,
    );
  }

  mark(range: [number, number] | undefined) {
    const plot = this.plot;
    this.selected = range;
    if (!plot) {
      return;
    }
    const left = range ? plot.valToPos(plot.data[0][range[0]], 'x') : 0;
    const right = range ? plot.valToPos(plot.data[0][range[1]], 'x') : 0;
    plot.setSelect({ left, top: 0, width: right - left, height: range ? plot.over.clientHeight : 0 }, false);
  }

  marked() {
    return this.selected;
  }

  destroy() {
    this.plot?.destroy();
    this.plot = undefined;
  }

  private data(): uPlot.AlignedData {
    const length = this.shown.columns[0].values.length;
    const times = Array.from({ length }, (_, point) => this.shown.from + point * this.shown.step);
    return [times, ...this.shown.columns.map((column) => column.values)] as uPlot.AlignedData;
  }

  private end(): number {
    return this.shown.from + this.shown.step * (this.shown.columns[0].values.length - 1);
  }

  /** Zero to a round number above the greatest; a share that is not tiny is seen against the whole. */
  private top(): number {
    let greatest = 0;
    this.shown.columns.forEach((column) => column.values.forEach((value) => (greatest = Math.max(greatest, value ?? 0))));
    if (this.unit === 'percent') {
      const whole = shares.find(([share]) => greatest * 1.04 <= share || (share === 100 && greatest <= 100.5));
      if (whole) {
        return whole[0];
      }
    }
    if (this.isFlat()) {
      return this.scale.divisor;
    }
    const limit = this.shown.columns.some((column) => column.colour === 0) ? 1 : 1.05;
    const wanted = (greatest * limit) / this.scale.divisor;
    const step = stepFor(wanted);
    return Math.ceil(wanted / step - 1e-9) * step * this.scale.divisor;
  }

  private isFlat(): boolean {
    return this.shown.columns.every((column) => column.values.every((value) => !value));
  }

  private lineColour(column: number): string {
    const number = this.shown.columns[column]?.colour ?? 0;
    return this.colour(number === 0 ? '--nv-text-3' : `--nv-series-${number}`);
  }

  private splits(): number[] {
    const top = this.top() / this.scale.divisor;
    if (this.isFlat()) {
      return [0];
    }
    const step = (this.unit === 'percent' && shares.find(([share]) => share === top)?.[1]) || stepFor(top);
    const count = Math.round(top / step);
    return Array.from({ length: count + 1 }, (_, line) => line * step * this.scale.divisor);
  }

  private options(): uPlot.Options {
    const text = this.colour('--nv-text-3');
    const grid = this.colour('--nv-line');
    const surface = this.colour('--nv-surface');
    const font = `11px ${getComputedStyle(this.place).fontFamily}`;
    const ticks = new Intl.NumberFormat(document.documentElement.lang || 'en', { maximumFractionDigits: 3 });
    return {
      width: this.place.clientWidth,
      height: heightOf(this.place),
      padding: [8, 18, 0, 0],
      legend: { show: false },
      tzDate: zoned,
      scales: {
        x: { time: true, range: () => [this.shown.from, this.end()] },
        y: { range: () => [0, this.top()] },
      },
      axes: [
        {
          stroke: text,
          font,
          size: 26,
          gap: 6,
          space: 76,
          grid: { show: false },
          ticks: { show: false },
          values: (_plot, splits, _axis, _space, apart) =>
            splits.map((at) => (apart >= 86_400 || isMidnight(at) ? day(at) : moment(at, apart))),
        },
        {
          stroke: text,
          font,
          size: 48,
          gap: 8,
          grid: { stroke: grid, width: 1 },
          ticks: { show: false },
          border: { show: false },
          splits: () => this.splits(),
          values: (_plot, splits) => splits.map((value) => ticks.format(value / this.scale.divisor)),
        },
      ],
      series: [{}, ...this.shown.columns.map((column) => this.series(column.colour, surface))],
      cursor: {
        y: false,
        sync: { key: this.group, filters: { pub: (type) => type === 'mousemove' || type === 'mouseleave' } },
        drag: { x: true, y: false, setScale: false },
        points: { size: 8, width: 2, fill: () => surface, stroke: (_plot, index) => this.lineColour(index - 1) },
        bind: { dblclick: () => () => (this.events.reset(), null) },
      },
      hooks: {
        ready: [(plot) => this.addStamp(plot)],
        setCursor: [(plot) => this.cursorMoved(plot)],
        setSelect: [(plot) => this.rangeMarked(plot)],
        draw: [(plot) => this.nameGaps(plot, text, font)],
      },
    };
  }

  private series(number: number, surface: string): uPlot.Series {
    if (number === 0) {
      return { stroke: this.colour('--nv-text-3'), width: 1, dash: [4, 4], points: { show: false } };
    }
    const stroke = this.colour(`--nv-series-${number}`);
    const alone = this.shown.columns.filter((column) => column.colour !== 0).length === 1;
    return {
      stroke,
      width: 1.6,
      fill: alone ? faded(stroke, 0.09) : undefined,
      points: {
        show: (plot, index) => lonely(plot.data[index] as (number | null)[]).length > 0,
        filter: (plot, index) => lonely(plot.data[index] as (number | null)[]),
        size: 4,
        fill: stroke,
        stroke: surface,
      },
    };
  }

  private addStamp(plot: uPlot) {
    this.stamp = document.createElement('span');
    this.stamp.className = 'nv-chart-stamp';
    plot.over.append(this.stamp);
  }

  private cursorMoved(plot: uPlot) {
    const index = plot.cursor.idx ?? null;
    const left = plot.cursor.left ?? -1;
    const inside = index !== null && left >= 0;
    if (this.stamp) {
      this.stamp.hidden = !inside;
      if (inside) {
        const length = this.end() - this.shown.from;
        this.stamp.textContent = exact(plot.data[0][index], this.shown.step, length);
        this.stamp.classList.toggle('before', left > plot.over.clientWidth / 2);
        this.stamp.style.transform = `translateX(${left}px)`;
      }
    }
    this.events.point(inside ? index : null);
  }

  private rangeMarked(plot: uPlot) {
    if (plot.select.width < 6) {
      return;
    }
    const from = plot.posToVal(plot.select.left, 'x');
    const to = plot.posToVal(plot.select.left + plot.select.width, 'x');
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    this.events.zoom(Math.round(from), Math.round(to));
  }

  /** Where nothing was measured for so long that words fit in, it says so. */
  private nameGaps(plot: uPlot, colour: string, font: string) {
    const columns = this.shown.columns.map((column) => column.values);
    const length = columns[0].length;
    const ratio = devicePixelRatio;
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.fillStyle = colour;
    ctx.font = font.replace('11px', `${11 * ratio}px`);
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    let begin = -1;
    for (let point = 0; point <= length; point++) {
      const empty = point < length && columns.every((values) => values[point] === null);
      if (empty && begin < 0) {
        begin = point;
      } else if (!empty && begin >= 0) {
        const left = plot.valToPos(plot.data[0][Math.max(0, begin - 1)], 'x', true);
        const right = plot.valToPos(plot.data[0][Math.min(length - 1, point)], 'x', true);
        if (right - left > ctx.measureText(this.gapWord).width + 10 * ratio) {
          ctx.fillText(this.gapWord, (left + right) / 2, bbox.top + bbox.height / 2);
        }
        begin = -1;
      }
    }
    ctx.restore();
  }
}
