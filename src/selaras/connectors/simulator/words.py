"""Words the invented company, its customers and their people are made of; none of them is anybody real."""

FIRST_NAMES = (
    "Adi", "Agus", "Aisyah", "Alya", "Andi", "Anisa", "Arif", "Ayudia", "Bagus", "Bayu", "Budi", "Cahya",
    "Citra", "Damar", "Dian", "Dimas", "Dina", "Doni", "Endah", "Fajar", "Farah", "Fitri", "Galih",
    "Gita", "Hana", "Hendra", "Ika", "Indra", "Intan", "Irfan", "Jaya", "Kartika", "Laras", "Lestari",
    "Lia", "Maya", "Mega", "Nadia", "Nanda", "Novi", "Putri", "Rahmat", "Rani", "Ratna", "Reza", "Rina",
    "Rizky", "Sinta", "Surya", "Taufik", "Tika", "Utami", "Vina", "Wahyu", "Wulan", "Yoga", "Yuni",
    "Zahra", "Alice", "Amelia", "Ben", "Charlotte", "Daniel", "Ella", "Finn", "Grace", "Harry", "Isla",
    "Jack", "Kate", "Leo", "Mia", "Noah", "Olivia", "Poppy", "Ruby", "Sam", "Tess", "Willow", "Zoe",
)  # fmt: skip
LAST_NAMES = (
    "Adiputra", "Anggraini", "Basuki", "Cahyono", "Darmawan", "Firmansyah", "Gunawan", "Halim",
    "Handayani", "Hartono", "Hidayat", "Iskandar", "Kurniawan", "Kusuma", "Lesmana", "Maharani",
    "Mulyadi", "Nugroho", "Nuraini", "Permana", "Prabandaru", "Pradana", "Pranata", "Prasetyo", "Purnama",
    "Puspita", "Rahardja", "Ramadhan", "Santoso", "Saputra", "Sari", "Setiawan", "Siregar", "Subroto",
    "Suryadi", "Sunarto", "Susanto", "Syahputra", "Utomo", "Wibowo", "Wijaya", "Yulianti", "Archer",
    "Bishop", "Carter", "Dawson", "Ellis", "Foster", "Grant", "Hayes", "Irwin", "Jarvis", "Keane",
    "Lawson", "Mercer", "Norton", "Osborne", "Parker", "Quinn", "Rowe", "Sutton", "Turner", "Vaughn",
    "Walsh",
)  # fmt: skip
COMPANY_FIRST = (
    "Anggrek", "Arunika", "Bahtera", "Banyu", "Bintang", "Cakrawala", "Candra", "Delima", "Embun",
    "Fajar", "Gading", "Gapura", "Harapan", "Intan", "Jati", "Kencana", "Kinara", "Lentera", "Lestari",
    "Mahkota", "Mandala", "Melati", "Mentari", "Mutiara", "Nawala", "Nusa", "Pandu", "Pelita", "Permata",
    "Pertiwi", "Purnama", "Rajawali", "Sagara", "Samudra", "Sekar", "Senja", "Sinar", "Surya", "Tirta",
    "Wana", "Acacia", "Banksia", "Coral", "Ember", "Harbour", "Ironbark", "Jarrah", "Kestrel", "Lumen",
    "Meridian", "Northwind", "Ochre", "Pioneer", "Quartz", "Redgum", "Saltbush", "Tidal", "Umber",
    "Wattle", "Yarrow",
)  # fmt: skip
COMPANY_SECOND = (
    "Abadi", "Agung", "Bersama", "Cipta", "Dana", "Digital", "Energi", "Farma", "Graha", "Indah",
    "Industri", "Jaya", "Karya", "Kreasi", "Logistik", "Makmur", "Mandiri", "Medika", "Mitra", "Niaga",
    "Pangan", "Prima", "Raya", "Sejahtera", "Sentosa", "Solusi", "Teknik", "Tekstil", "Utama", "Wisata",
    "Analytics", "Foods", "Freight", "Health", "Holdings", "Labs", "Materials", "Media", "Partners",
    "Power", "Retail", "Software", "Systems", "Works",
)  # fmt: skip
COMPETITORS = ("Tumpuan", "Clearfunnel", "Orbitek", "Pasarindo", "Leadwright")
PRODUCTS = ("Starter", "Team", "Enterprise")
THEMES = (
    "Faster Close", "Sales Playbook", "Year-End Budget", "Onboarding", "Data Hygiene", "Benchmark Report",
    "Buyer Journey", "Customer Stories", "Product Tour", "Industry Forum", "Partner Week", "Price Review",
    "Migration Guide", "ROI Check", "New Fiscal Year", "Security Brief",
)  # fmt: skip
PIECES = (
    "benchmark-2025", "benchmark-2026", "buyers-guide", "case-bahtera", "case-ironbark", "case-melati",
    "checklist-handoff", "comparison-sheet", "data-guide", "demo-video", "integration-notes",
    "pricing-explained", "product-tour", "roi-sheet", "security-brief", "webinar-recording",
)  # fmt: skip

INDUSTRIES = (
    "software", "manufacturing", "financial_services", "retail", "healthcare", "logistics", "education",
    "media", "professional_services", "hospitality", "construction", "agriculture",
)  # fmt: skip
INDUSTRY_SHARES = (0.20, 0.13, 0.11, 0.11, 0.08, 0.09, 0.06, 0.05, 0.08, 0.04, 0.03, 0.02)
SENIORITIES = ("c_level", "vp", "director", "manager", "individual", "student")
SENIORITY_SHARES = (0.05, 0.08, 0.20, 0.34, 0.29, 0.04)
DEPARTMENTS = ("Sales", "Marketing", "Operations", "IT", "Finance", "Product")
TITLES = {
    "c_level": "Chief {} Officer",
    "vp": "VP {}",
    "director": "{} Director",
    "manager": "{} Manager",
    "individual": "{} Specialist",
    "student": "{} Student",
}

ALL_TITLES = tuple(TITLES[rank].format(department) for rank in SENIORITIES for department in DEPARTMENTS)

COUNTRIES = ("ID", "SG", "MY", "PH", "TH", "VN", "AU", "NZ")
COUNTRY_SHARES = (0.46, 0.09, 0.08, 0.05, 0.04, 0.03, 0.20, 0.05)
COUNTRY_ZONES = (
    "Asia/Jakarta", "Asia/Singapore", "Asia/Kuala_Lumpur", "Asia/Manila", "Asia/Bangkok",
    "Asia/Ho_Chi_Minh", "Australia/Sydney", "Pacific/Auckland",
)  # fmt: skip
COUNTRY_HOURS_AHEAD = (7, 8, 8, 8, 7, 7, 10, 12)
CITIES = ("Jakarta", "Singapore", "Kuala Lumpur", "Manila", "Bangkok", "Ho Chi Minh City", "Sydney", "Auckland")
REGIONS = ("java", "asean", "asean", "asean", "asean", "asean", "anz", "anz")
FREE_MAIL = ("kotakpos.example", "suratku.example", "quickmail.example")
