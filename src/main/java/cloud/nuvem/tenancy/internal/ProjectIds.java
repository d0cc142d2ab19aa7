package cloud.nuvem.tenancy.internal;

import cloud.nuvem.tenancy.ProjectId;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Makes ids that people can read and nobody can guess: {@code web-shop-k3x9q}. */
@Component
class ProjectIds {

    private static final int SUFFIX_LENGTH = 5;
    private static final int MAX_SLUG_LENGTH = 40 - 1 - SUFFIX_LENGTH;
    /** Without vowels, so that no words appear, and without letters that look like digits. */
    private static final String SUFFIX_ALPHABET = "bcdfghjkmnpqrstvwxz23456789";

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^[-0-9]+|-+$");

    private final RandomGenerator random = new SecureRandom();

    ProjectId next(String name) {
        var id = new StringBuilder(slug(name)).append('-');
        random.ints(SUFFIX_LENGTH, 0, SUFFIX_ALPHABET.length())
                .forEach(index -> id.append(SUFFIX_ALPHABET.charAt(index)));
        return new ProjectId(id.toString());
    }

    static String slug(String name) {
        var plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        var dashed = OTHER.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
        var begun = EDGES.matcher(dashed).replaceAll("");
        var cut = begun.length() > MAX_SLUG_LENGTH ? begun.substring(0, MAX_SLUG_LENGTH) : begun;
        var slug = EDGES.matcher(cut).replaceAll("");
        return slug.isEmpty() ? "project" : slug;
    }
}
