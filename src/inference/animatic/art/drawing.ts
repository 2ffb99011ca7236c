/** A drawing as SVG, to be cut out. */
export interface Drawing {
  width: number;
  height: number;
  body: string;
  /** What of it shines in the dark, as a body of its own. */
  lights?: string;
  /** What `currentColor` in the body is where the words give no colour. */
  colour?: string;
  /** How far it reaches beyond its own box, in its own units: an arm held out, a rod in a hand. */
  room?: { left: number; top: number; right: number; bottom: number };
  /** Where in `width` by `height` the thing itself lies, when there is air round it. */
  box?: { left: number; top: number; width: number; height: number };
}

/** A drawing of a size, made when it is asked for. */
export const of = (width: number, height: number, body: string) => (): Drawing => ({ width, height, body });
