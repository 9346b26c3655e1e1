package dev.threadkeep.application.directory;

import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.vendor.Vendor;

/** Why an entry could not be kept like that, with nothing changed. */
public abstract sealed class DirectoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private DirectoryException(String message) {
    super(message, null, false, false);
  }

  /** Another entry of the kind is known to the vendor by this id. */
  public static final class ExternalIdTaken extends DirectoryException {
    private static final long serialVersionUID = 1L;
    private final transient Vendor vendor;
    private final String externalId;

    public ExternalIdTaken(Vendor vendor, String externalId) {
      super("%s knows another entry as %s".formatted(vendor, externalId));
      this.vendor = vendor;
      this.externalId = externalId;
    }

    public Vendor vendor() {
      return vendor;
    }

    public String externalId() {
      return externalId;
    }
  }

  /** There is a tag of this name. */
  public static final class NameTaken extends DirectoryException {
    private static final long serialVersionUID = 1L;

    public NameTaken() {
      super("another tag has the name");
    }
  }

  /** A tag keeps its name while threads have it. */
  public static final class NameInUse extends DirectoryException {
    private static final long serialVersionUID = 1L;
    private final long threads;

    public NameInUse(long threads) {
      super("%d threads have the tag by its old name".formatted(threads));
      this.threads = threads;
    }

    /** How many threads have it. */
    public long threads() {
      return threads;
    }
  }

  /** A contact is said to belong to a company that the directory does not have. */
  public static final class UnknownCompany extends DirectoryException {
    private static final long serialVersionUID = 1L;
    private final transient CompanyId company;

    public UnknownCompany(CompanyId company) {
      super("there is no company " + company);
      this.company = company;
    }

    public CompanyId company() {
      return company;
    }
  }

  /** The entry is not at a version that the request expects. */
  public static final class VersionMismatch extends DirectoryException {
    private static final long serialVersionUID = 1L;
    private final long current;

    public VersionMismatch(long current) {
      super("the entry is at version " + current);
      this.current = current;
    }

    /** The version that it is at. */
    public long current() {
      return current;
    }
  }

  /** The entry is no longer there, so that it is at no version that a request could expect. */
  public static final class Gone extends DirectoryException {
    private static final long serialVersionUID = 1L;

    public Gone() {
      super("the entry is no longer there");
    }
  }
}
