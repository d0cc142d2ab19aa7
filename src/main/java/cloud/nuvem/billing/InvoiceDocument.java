package cloud.nuvem.billing;

/** A file to be saved. Not compared by content: {@link #sha256} is for that. */
public final class InvoiceDocument {

    private final String fileName;
    private final String mediaType;
    private final String sha256;
    private final byte[] bytes;

    public InvoiceDocument(String fileName, String mediaType, String sha256, byte[] bytes) {
        this.fileName = fileName;
        this.mediaType = mediaType;
        this.sha256 = sha256;
        this.bytes = bytes.clone();
    }

    public String fileName() {
        return fileName;
    }

    public String mediaType() {
        return mediaType;
    }

    /** In hexadecimal digits. */
    public String sha256() {
        return sha256;
    }

    public byte[] bytes() {
        return bytes.clone();
    }
}
