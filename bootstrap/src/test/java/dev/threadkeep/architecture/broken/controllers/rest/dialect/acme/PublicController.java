package dev.threadkeep.architecture.broken.controllers.rest.dialect.acme;

import io.micronaut.core.annotation.Vetoed;
import io.micronaut.http.annotation.Controller;

@Controller("/acme")
@Vetoed
public class PublicController {}
