package se.malspar.architecture.violating;

import org.springframework.context.annotation.Configuration;

/** Wiring that anybody could call. */
@Configuration(proxyBeanMethods = false)
public class PublicWiring {}
