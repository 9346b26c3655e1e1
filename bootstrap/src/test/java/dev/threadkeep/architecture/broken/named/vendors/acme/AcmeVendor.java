package dev.threadkeep.architecture.broken.named.vendors.acme;

public final class AcmeVendor {}
