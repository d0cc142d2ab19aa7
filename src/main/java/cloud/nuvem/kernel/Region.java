package cloud.nuvem.kernel;

/** One cluster that Nuvem drives, by its short name ({@code fra-1}). */
public record Region(String value) {

    public Region {
        if (value.isEmpty() || value.length() > 32 || !value.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("not a region name");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
