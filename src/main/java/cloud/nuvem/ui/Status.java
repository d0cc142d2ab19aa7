package cloud.nuvem.ui;

import org.jspecify.annotations.Nullable;

/**
 * What a badge says: in plain words, with a colour and a drawing.
 *
 * @param percent 0 to 100 while something long is under way and its progress is known, else null
 */
public record Status(
        Tone tone, Glyph glyph, String words, @Nullable Integer percent) {

    public static Status of(Tone tone, Glyph glyph, String words) {
        return new Status(tone, glyph, words, null);
    }
}
