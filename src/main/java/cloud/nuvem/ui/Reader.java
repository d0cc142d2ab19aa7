package cloud.nuvem.ui;

import cloud.nuvem.kernel.Texts;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Who reads the current page: in which language and at which clock. */
public record Reader(Locale locale, ZoneId zone) {

    /** Of the page that is being built. */
    public static Reader current() {
        return of(UI.getCurrent());
    }

    public static Reader of(UI ui) {
        var chosen = ComponentUtil.getData(ui, ZoneId.class);
        return new Reader(Texts.nearest(ui.getLocale()), chosen == null ? browserZone(ui) : chosen);
    }

    static void choose(UI ui, ZoneId zone) {
        ComponentUtil.setData(ui, ZoneId.class, zone);
    }

    /** UTC until the browser has told its own. */
    private static ZoneId browserZone(UI ui) {
        var id = ui.getPage().getExtendedClientDetails().getTimeZoneId();
        return id == null || !ZoneId.getAvailableZoneIds().contains(id) ? ZoneOffset.UTC : ZoneId.of(id);
    }

    /** Day, month and time, with the year only where it is not this one. */
    public String moment(Instant at) {
        var local = at.atZone(zone);
        var thisYear = local.getYear() == LocalDate.now(zone).getYear();
        var day = thisYear ? DateTimeFormatter.ofPattern(dayPattern(), locale) : dateFormat();
        return day.format(local) + ", "
                + DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        .withLocale(timeLocale())
                        .format(local);
    }

    /** The time of day alone. */
    public String time(Instant at) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(timeLocale())
                .format(at.atZone(zone));
    }

    /** A day in full, for headings. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(timeLocale())
                .format(day);
    }

    /** The exact moment, to the second, with its zone. */
    public String exact(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.LONG)
                .withLocale(timeLocale())
                .format(at.atZone(zone));
    }

    public String number(Number number) {
        return NumberFormat.getNumberInstance(locale).format(number);
    }

    private DateTimeFormatter dateFormat() {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
    }

    private String dayPattern() {
        return locale.getLanguage().equals("pt") ? "EEE, d 'de' MMM" : "EEE, d MMM";
    }

    /** English without a country would show a clock of twelve hours; ours has twenty-four. */
    private Locale timeLocale() {
        return locale.getLanguage().equals("en") ? Locale.UK : locale;
    }
}
