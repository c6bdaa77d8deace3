package se.malspar.architecture.violating;

import org.springframework.web.bind.annotation.RestController;

/** A door that anybody could call from inside. */
@RestController
public class PublicController {}
