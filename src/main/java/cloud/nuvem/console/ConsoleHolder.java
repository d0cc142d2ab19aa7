package cloud.nuvem.console;

import cloud.nuvem.identity.PersonId;
import java.time.Instant;

/** Who has a console open, since when. */
public record ConsoleHolder(PersonId person, String name, Instant since) {}
