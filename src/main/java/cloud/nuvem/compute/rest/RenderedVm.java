package cloud.nuvem.compute.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;

/** A machine's JSON as {@link VmResponse} gives it. */
@Schema(implementation = VmResponse.class)
record RenderedVm(@JsonValue @JsonRawValue String json) {}
